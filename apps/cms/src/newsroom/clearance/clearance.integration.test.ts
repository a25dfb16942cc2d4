import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { clearance, clearanceHeaders } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { pixel } from '../uploads/files-for-tests';

jest.setTimeout(120_000);

const uid = 'api::news-item.news-item';

interface Answer {
  url?: string;
  links: { link: string; note: string | null; madeBy: string; until: number; openedAt: number | null }[];
}

describe('links for clearance', () => {
  let postgres: PostgresServer;
  let cms: RunningCms;
  let ada: AskAdmin;
  let cleo: AskAdmin;
  let newsroom: ReturnType<typeof createNewsroom>;
  let number = 0;

  const linksOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}/clearance`;
  const make = async (documentId: string, body: object = {}) => (await ada('POST', linksOf(documentId), body)).body as Answer;
  const told = (url: string, change: (query: URLSearchParams) => void = () => undefined) => {
    const query = new URL(url).searchParams;
    change(query);
    return fetch(`${cms.url}/newsroom/clearance/${query.get('link')}`, {
      headers: { [clearanceHeaders.until]: query.get('until') ?? '', [clearanceHeaders.signature]: query.get('signature') ?? '' },
    });
  };

  async function draft() {
    number += 1;
    const slug = `clearance-${number}`;
    const { id, hash } = (await newsroom.upload({ name: `for-${number}.png`, mime: 'image/png', bytes: pixel })) as { id: number; hash?: string };
    const documentId = await newsroom.save({ type: 'news-item', locale: 'en' }, { title: `Text ${number}`, slug, releaseDate: '2026-03-01', category: 'circular', summary: 'Words', image: { media: { id }, alternativeText: 'A red dot', decorative: false } });
    return { documentId, slug, hash };
  }

  beforeAll(async () => {
    postgres = await startPostgres();
    cms = await startCms({ database: await postgres.createDatabase('clearance') });
    const session = await logIn(cms.url, cms.administrator);
    ada = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Author', 'Ada')).session);
    cleo = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Author', 'Cleo')).session);
    newsroom = createNewsroom(cms.url, (await createColleague(cms.url, session, 'Approver', 'Ben')).session);
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('a link lasts seven days unless said otherwise, names whom it is for, and tells the site what it opens', async () => {
    const { documentId, slug, hash } = await draft();
    const { url = '', links: [link] } = await make(documentId, { note: '  The legal adviser  ' });
    expect(link).toMatchObject({ note: 'The legal adviser', madeBy: 'Ada Tester', openedAt: null });
    expect(Math.round(((link?.until ?? 0) - Date.now()) / 86_400_000)).toBe(7);
    const found = clearance.parse(await (await told(url)).json());
    expect(found).toEqual({ type: 'news-item', slug, until: link?.until, files: hash === undefined ? [expect.stringContaining('for_')] : [hash] });
    const { links: [short] } = await make(documentId, { days: 1 });
    expect(Math.round(((short?.until ?? 0) - Date.now()) / 86_400_000)).toBe(1);
    for (const days of [0, 31, 1.5, '7', null]) expect(messageOf(await ada('POST', linksOf(documentId), { days }))).toBe('A link lasts from 1 to 30 days.');
  });

  test('the site is told nothing for a signature that does not fit: of another link, another end, or made up', async () => {
    const [{ url: one = '' }, { url: other = '' }] = [await make((await draft()).documentId), await make((await draft()).documentId)];
    expect((await told(one, (query) => query.set('link', new URL(other).searchParams.get('link') ?? ''))).status).toBe(404);
    expect((await told(one, (query) => query.set('until', '4102444800'))).status).toBe(404);
    expect((await told(one, (query) => query.set('signature', 'f'.repeat(64)))).status).toBe(404);
    expect((await told(one, (query) => query.set('signature', ''))).status).toBe(404);
    expect((await told(one)).status).toBe(200);
  });

  test('it ends when it is taken back, and when its text is deleted', async () => {
    const [taken, deleted] = [await draft(), await draft()];
    const { url = '', links: [link] } = await make(taken.documentId);
    expect((await ada('POST', `${linksOf(taken.documentId)}/${link?.link}/revoke`, {})).body).toEqual({ links: [] });
    expect((await told(url)).status).toBe(404);
    expect(messageOf(await ada('POST', `${linksOf(taken.documentId)}/${link?.link}/revoke`, {}))).toBe('This link has ended already.');
    const { url: gone = '' } = await make(deleted.documentId);
    await newsroom.remove({ type: 'news-item', documentId: deleted.documentId });
    expect((await told(gone)).status).toBe(404);
  });

  test('nobody takes back a link through another text, and nobody without an account makes or sees one', async () => {
    const [one, other] = [await draft(), await draft()];
    const { links: [link] } = await make(one.documentId);
    expect((await cleo('POST', `${linksOf(other.documentId)}/${link?.link}/revoke`, {})).status).toBe(400);
    const visitor = createAskAdmin(cms.url, '');
    for (const asked of [visitor('GET', linksOf(one.documentId)), visitor('POST', linksOf(one.documentId), {})]) expect((await asked).status).toBe(401);
    expect((await ada('POST', '/newsroom/documents/api::news-item.news-item/nothing/clearance', {})).status).toBe(404);
  });

  test('who made and took back a link stands in the audit; a text without a page has none', async () => {
    const { documentId } = await draft();
    const { links: [link] } = await make(documentId, { note: 'The adviser' });
    await ada('POST', `${linksOf(documentId)}/${link?.link}/revoke`, {});
    const administrator = createAskAdmin(cms.url, await logIn(cms.url, cms.administrator));
    const { entries } = (await administrator('GET', `/newsroom/audit?subject=${documentId}`)).body as { entries: { action: string; reason: string; actorEmail: string }[] };
    expect(entries.slice(0, 2)).toMatchObject([{ action: 'clearance.revoke', actorEmail: 'ada@cms.test' }, { action: 'clearance.make', reason: 'The adviser' }]);
    const settings = await newsroom.save({ type: 'site-settings', locale: 'en' }, {});
    expect((await administrator('POST', `/newsroom/documents/api::site-settings.site-settings/${settings}/clearance`, {})).status).toBe(400);
  });
});
