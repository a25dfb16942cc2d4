import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Client, type LocaleCode, createClient, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';
import createConnection from 'knex';

jest.setTimeout(300_000);

const uid = 'api::news-item.news-item';
/** Milliseconds of patience; how soon an hour is struck is measured with 200 items. */
const limit = 120_000;

interface Desk {
  state: string | null;
  schedule: Partial<Record<'publish' | 'unpublish', { state: string; at: number; setBy: string; doneAt: number | null; error: { text: string; lacking: { field: string }[] } | null }>>;
  history: { kind: string; by: string | null; text: string | null }[];
}

const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
const inMilliseconds = (pause: number) => new Date(Date.now() + pause).toISOString();
const words = (title: string) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Embargoed words' });

async function draft(writes: Newsroom, name: string, languages: readonly LocaleCode[] = localeCodes) {
  let documentId: string | undefined;
  for (const locale of languages) documentId = await writes.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, words(`${name} ${locale}`));
  return documentId ?? '';
}

/** @returns a draft that waits for approval */
async function handedOn(writes: Newsroom, author: AskAdmin, name: string) {
  const documentId = await draft(writes, name);
  await author('POST', `${deskOf(documentId)}/submit`, {});
  return documentId;
}

const look = async (who: AskAdmin, documentId: string) => (await who('GET', deskOf(documentId))).body as Desk;
const setHours = (who: AskAdmin, documentId: string, hours: object) => who('POST', `${deskOf(documentId)}/schedule`, hours);
const reader = ({ url, secrets }: RunningCms): Client => createClient({ url, token: secrets.publishedToken, fetch });
const publicTitles = async (client: Client) =>
  (await Promise.all(localeCodes.map((locale) => client.readAll(newsItem, { locale })))).flat().map(({ title }) => title);

describe.each(['sqlite', 'postgres'])('a schedule, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let cms: RunningCms;
  let writes: Newsroom;
  let author: AskAdmin;
  let approver: AskAdmin;
  let options: Parameters<typeof startCms>[0];

  beforeAll(async () => {
    if (database === 'postgres') postgres = await startPostgres();
    options = { database: postgres ? await postgres.createDatabase('schedule') : 'sqlite', env: { TWO_PERSON_RULE: undefined } };
    cms = await startCms(options);
    const session = await logIn(cms.url, cms.administrator);
    const [ada, ben] = [await createColleague(cms.url, session, 'Author', 'Ada'), await createColleague(cms.url, session, 'Approver', 'Ben')];
    writes = createNewsroom(cms.url, ada.session);
    author = createAskAdmin(cms.url, ada.session);
    approver = createAskAdmin(cms.url, ben.session);
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('makes both languages public at the hour and takes them off at another, and tells who set it', async () => {
    const documentId = await handedOn(writes, author, 'Timely');
    const [publishAt, unpublishAt] = [inMilliseconds(3000), inMilliseconds(3_600_000)];
    const reasons = { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' };
    expect((await setHours(approver, documentId, { publishAt, unpublishAt, reasons })).status).toBe(200);
    expect(await publicTitles(reader(cms))).toEqual([]);
    expect((await look(approver, documentId)).schedule).toMatchObject({ publish: { state: 'waiting', setBy: 'Ben Tester', at: Date.parse(publishAt) }, unpublish: { state: 'waiting' } });
    await until('both languages', async () => (await publicTitles(reader(cms))).length === 2, { within: limit });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(publishAt));
    expect((await look(approver, documentId)).schedule.publish).toMatchObject({ state: 'done', error: null });
    expect((await setHours(approver, documentId, { unpublishAt: inMilliseconds(2000), reasons })).status).toBe(200);
    await until('none', async () => (await publicTitles(reader(cms))).length === 0, { within: limit });
    const { history } = await look(approver, documentId);
    expect(history.map(({ kind, by }) => [kind, by])).toEqual([...['unpublished', 'scheduled', 'published', 'scheduled'].map((kind) => [kind, 'Ben Tester']), ['submitted', 'Ada Tester']]);
  });

  test('is set by somebody else than the last writer, for an hour to come, in an order that makes sense', async () => {
    const documentId = await draft(writes, 'Ruled');
    const refused = async (hours: object) => messageOf(await setHours(approver, documentId, hours));
    expect(await refused({ publishAt: inMilliseconds(-1000) })).toContain('has passed');
    expect(await refused({ publishAt: inMilliseconds(90_000), unpublishAt: inMilliseconds(80_000) })).toContain('before it is there');
    expect(await refused({ publishAt: 'tomorrow' })).toContain('no moment');
    await approver('PUT', `/content-manager/collection-types/${uid}/${documentId}?locale=en`, { ...words('Mended'), locale: 'en' });
    expect(await refused({ publishAt: inMilliseconds(90_000) })).toContain('last change yourself');
    const alone = await draft(writes, 'Alone', ['en']);
    expect(messageOf(await setHours(approver, alone, { publishAt: inMilliseconds(90_000) }))).toContain('One language is missing');
  });

  test('is undone by a change of the words: what nobody has approved never goes out', async () => {
    const documentId = await handedOn(writes, author, 'Changed');
    await setHours(approver, documentId, { publishAt: inMilliseconds(2500) });
    await writes.save({ type: 'news-item', locale: 'en', documentId }, words('Changed after approval'));
    expect((await look(approver, documentId)).history[0]).toMatchObject({ kind: 'unscheduled', by: 'Ada Tester' });
    const marker = await handedOn(writes, author, 'Marker');
    await setHours(approver, marker, { publishAt: inMilliseconds(4000) });
    await until('what was due later', async () => (await publicTitles(reader(cms))).includes('Marker en'), { within: limit });
    expect(await publicTitles(reader(cms))).not.toContain('Changed after approval');
    expect((await look(approver, documentId)).schedule).toEqual({});
  });

  test('is undone by a change of the languages that it is for: words that nobody has read never go out', async () => {
    const documentId = await draft(writes, 'Narrowed');
    await writes.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    await author('POST', `${deskOf(documentId)}/submit`, {});
    await setHours(approver, documentId, { publishAt: inMilliseconds(90_000) });
    expect((await look(approver, documentId)).schedule.publish?.state).toBe('waiting');
    await writes.offerOnlyIn({ type: 'news-item', locale: 'zh-Hant-HK', documentId });
    const { schedule, history } = await look(approver, documentId);
    expect(schedule).toEqual({});
    expect(history.slice(0, 2).map(({ kind }) => kind)).toEqual(['unscheduled', 'only-in']);
  });

  test('says on the item why something could not be done, and does it at another hour', async () => {
    const documentId = await draft(writes, 'Lacking');
    await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...words('Lacking zh-Hant-HK'), summary: null });
    await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'en' });
    await author('POST', `${deskOf(documentId)}/submit`, {});
    const refused = await setHours(approver, documentId, { publishAt: inMilliseconds(90_000) });
    expect(refused).toMatchObject({ status: 400, body: { error: { message: 'Something that is required is not filled in.', details: { lacking: [{ uid, field: 'summary' }] } } } });
    const complete = async () => {
      await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, words('Lacking zh-Hant-HK'));
      await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'en' });
      await author('POST', `${deskOf(documentId)}/submit`, {});
    };
    await complete();
    await setHours(approver, documentId, { publishAt: inMilliseconds(2500) });
    const connection = createConnection(database === 'postgres' ? { client: 'pg', connection: String(options?.database) } : { client: 'better-sqlite3', connection: { filename: `${cms.directory}/data.db` }, useNullAsDefault: true });
    // As nothing that staff can do.
    await connection('news_items').where({ document_id: documentId, locale: 'zh-Hant-HK' }).update({ summary: null });
    await connection.destroy();
    await until('the failure', async () => (await look(approver, documentId)).schedule.publish?.state === 'failed', { within: limit });
    const { state, schedule, history } = await look(approver, documentId);
    expect(schedule.publish?.error).toMatchObject({ text: expect.stringContaining('required'), lacking: [{ field: 'summary' }] });
    expect(state).toBe('submitted');
    expect(history[0]).toMatchObject({ kind: 'schedule-failed', text: expect.stringContaining('required') });
    expect(await publicTitles(reader(cms))).not.toContain('Lacking en');

    await complete();
    await setHours(approver, documentId, { publishAt: inMilliseconds(1500) });
    await until('the second hour', async () => (await look(approver, documentId)).schedule.publish?.state === 'done', { within: limit });
  });

  test('is caught up with when the newsroom was down at the hour', async () => {
    const documentId = await handedOn(writes, author, 'Missed');
    await setHours(approver, documentId, { publishAt: inMilliseconds(1500) });
    await cms.kill();
    cms = await startCms({ ...options, directory: cms.directory, port: cms.port });
    await until('what was missed', async () => (await publicTitles(reader(cms))).includes('Missed zh-Hant-HK'), { within: limit });
  });
});
