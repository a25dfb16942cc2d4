import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type LocaleCode, localeCodes } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, cmsSecrets, startCms } from '@dpo/test-support/cms';
import { type Colleague, createColleague } from '@dpo/test-support/colleagues';
import { type DeliveryReceiver, startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';

jest.setTimeout(180_000);

const uid = 'api::news-item.news-item';
const within = 60_000;
const reasons = { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' };

interface Desk {
  languages: { locale: LocaleCode; publishedAt: number | null; liveSince: number | null }[];
  addresses: { locale: LocaleCode; url: string | null; liveUrl: string | null }[];
  delivery: { state: string } | null;
  history: { kind: string; text: string | null }[];
}

interface Overview {
  waiting: { documentId: string }[];
  drafts: { documentId: string }[];
  more: { drafts: { uid: string; kind: string; name: string; count: number }[] };
}

describe.each(['sqlite', 'postgres'])('the desk, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let site: DeliveryReceiver;
  let cms: RunningCms;
  let ada: Colleague;
  let author: AskAdmin;
  let approver: AskAdmin;
  let writes: Newsroom;
  let number = 0;

  const words = (title: string, fields: object = {}) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words', ...fields });
  const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
  const look = async (documentId: string) => (await approver('GET', deskOf(documentId))).body as Desk;
  const act = (who: AskAdmin, documentId: string, name: string, body: object = {}) => who('POST', `${deskOf(documentId)}/${name}`, body);
  const save = (documentId: string, locale: LocaleCode, fields: object) => writes.save({ type: 'news-item', locale, documentId }, words(`Text ${locale}`, fields));

  async function publish(documentId: string) {
    expect(await act(author, documentId, 'submit')).toMatchObject({ status: 200 });
    expect(await act(approver, documentId, 'publish', { locale: 'en' })).toMatchObject({ status: 200 });
  }

  async function draft(languages: readonly LocaleCode[] = localeCodes) {
    number += 1;
    let documentId: string | undefined;
    for (const locale of languages) documentId = await writes.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, words(`Text ${number} ${locale}`, locale === 'en' ? { slug: `text-${number}` } : {}));
    return documentId ?? '';
  }

  beforeAll(async () => {
    site = await startDeliveryReceiver(cmsSecrets().revalidate);
    if (database === 'postgres') postgres = await startPostgres();
    cms = await startCms({ database: postgres ? await postgres.createDatabase('desk') : 'sqlite', env: { TWO_PERSON_RULE: undefined, SITE_URL: 'http://site.test', WEB_URLS: site.url } });
    const session = await logIn(cms.url, cms.administrator);
    ada = await createColleague(cms.url, session, 'Author', 'Ada');
    author = createAskAdmin(cms.url, ada.session);
    approver = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Approver', 'Ben')).session);
    writes = createNewsroom(cms.url, ada.session);
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await site?.down();
    await postgres?.stop();
  });

  test('names the address that readers have, and the one that comes with the next publish', async () => {
    const documentId = await draft();
    const addresses = async () => (await look(documentId)).addresses.map(({ url, liveUrl }) => [url, liveUrl]);
    const [en, tc] = ['en', 'tc'].map((segment) => (slug: string) => `http://site.test/${segment}/news/${slug}`) as [(slug: string) => string, (slug: string) => string];
    const slug = `text-${number}`;
    expect(await addresses()).toEqual([[en(slug), null], [tc(slug), null]]);
    await publish(documentId);
    expect(await addresses()).toEqual([[en(slug), en(slug)], [tc(slug), tc(slug)]]);
    for (const locale of localeCodes) await save(documentId, locale, { slug: `moved-${number}` });
    const moved = `moved-${number}`;
    expect(await addresses()).toEqual([[en(moved), en(slug)], [tc(moved), tc(slug)]]);
    await publish(documentId);
    expect(await addresses()).toEqual([[en(moved), en(moved)], [tc(moved), tc(moved)]]);
  });

  test('knows since when readers have each language: publishing it again changes nothing, taking it off begins anew', async () => {
    const documentId = await draft();
    const languages = async () => (await look(documentId)).languages;
    const since = async () => (await languages()).map(({ liveSince }) => liveSince);
    expect(await since()).toEqual([null, null]);
    await publish(documentId);
    // Strapi publishes one language after the other, sometimes within a millisecond.
    const [first = 0, second = 0] = (await languages()).map(({ publishedAt }) => publishedAt ?? 0);
    expect(await since()).toEqual([first, second]);
    for (const locale of localeCodes) await save(documentId, locale, { summary: 'Changed' });
    await publish(documentId);
    expect(await since()).toEqual([first, second]);
    for (const { publishedAt } of await languages()) expect(publishedAt).toBeGreaterThan(second);

    await act(approver, documentId, 'withdraw', { action: 'unpublish', locales: ['zh-Hant-HK'], reasons });
    expect(await since()).toEqual([first, null]);
    // Taking one language off says that the text is for readers of the other.
    await act(author, documentId, 'only-in', { locale: null });
    await publish(documentId);
    const [en, zh] = await languages();
    expect([en?.liveSince, zh?.liveSince]).toEqual([first, zh?.publishedAt]);
    expect(zh?.publishedAt).toBeGreaterThan(second);
  });

  test('sends again what was taken off, with every address that it had', async () => {
    const documentId = await draft();
    const slug = `text-${number}`;
    await publish(documentId);
    await act(approver, documentId, 'withdraw', { action: 'unpublish', reasons });
    for (const locale of localeCodes) await save(documentId, locale, { slug: `later-${number}` });
    await until('the site to be told', async () => (await look(documentId)).delivery?.state === 'delivered', { within });
    site.received.length = 0;
    expect((await act(approver, documentId, 'send-again')).status).toBe(200);
    await until('the site to be told again', async () => site.changes().some((change) => change.documentId === documentId), { within });
    expect(site.changes().find((change) => change.documentId === documentId)).toMatchObject({ action: 'unpublish', slugs: expect.arrayContaining([slug, `later-${number}`]) });
    expect(site.changes()).toContainEqual(expect.objectContaining({ type: 'redirect' }));
  });

  test('shows what waits for approval to those alone who may approve', async () => {
    const documentId = await draft();
    await act(author, documentId, 'submit');
    const cleo = await createColleague(cms.url, await logIn(cms.url, cms.administrator), 'Author', `Cleo${database}`);
    const listed = async (who: AskAdmin) => ((await who('GET', '/newsroom/overview')).body as Overview).waiting.map((item) => item.documentId);
    expect(await listed(createAskAdmin(cms.url, cleo.session))).toEqual([]);
    expect(await listed(approver)).toContain(documentId);
  });

  test('tells all that has happened to a text when asked, however long ago', async () => {
    const documentId = await draft();
    for (let round = 0; round < 30; round += 1) {
      await act(author, documentId, 'submit', { remark: `Look ${round}` });
      await act(approver, documentId, 'return', { remark: `Mend ${round}` });
    }
    const { history } = (await author('GET', `${deskOf(documentId)}/history`)).body as Desk;
    expect([history.length, history.at(-1)?.text, history[0]?.text]).toEqual([60, 'Look 0', 'Mend 29']);
    expect((await look(documentId)).history).toHaveLength(50);
    expect((await createAskAdmin(cms.url, '')('GET', `${deskOf(documentId)}/history`)).status).toBe(401);
  });

  test('refuses a remark that is too long to keep, in plain words, instead of cutting it', async () => {
    const documentId = await draft();
    const long = await act(author, documentId, 'submit', { remark: 'a'.repeat(2001) });
    expect([long.status, messageOf(long)]).toEqual([400, expect.stringContaining('2001 characters')]);
    const inChinese = await fetch(`${cms.url}${deskOf(documentId)}/submit`, { method: 'POST', headers: { authorization: `Bearer ${ada.session}`, 'content-type': 'application/json', 'x-newsroom-language': 'zh' }, body: JSON.stringify({ remark: 'a'.repeat(2001) }) });
    expect(messageOf({ status: inChinese.status, body: await inChinese.json() })).toContain('請縮短');
    expect((await look(documentId)).history).toEqual([]);
    expect((await act(author, documentId, 'submit', { remark: 'a'.repeat(2000) })).status).toBe(200);
    expect((await look(documentId)).history[0]?.text).toHaveLength(2000);
  });

  test('says how many more there are where a list is cut', async () => {
    for (let count = 0; count < 12; count += 1) await draft(['en']);
    const { drafts, more } = (await author('GET', '/newsroom/overview')).body as Overview;
    expect(drafts).toHaveLength(10);
    expect(more.drafts).toEqual([{ uid, kind: 'collectionType', name: expect.any(String), count: expect.any(Number) }]);
    expect(more.drafts[0]?.count).toBeGreaterThanOrEqual(2);
  });
});
