import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Client, createClient, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { type RunningCms, cmsSecrets, startCms } from '@dpo/test-support/cms';
import { type DeliveryReceiver, startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';
import createConnection, { type Knex } from 'knex';

jest.setTimeout(600_000);

const uid = 'api::news-item.news-item';
/** Milliseconds that each step may take beside other tests. How fast it is alone stands in the notes. */
const within = 240_000;

interface Desk {
  schedule: Partial<Record<'publish' | 'unpublish', { state: string; at: number; doneAt: number | null }>>;
  languages: { state: string }[];
  history: { kind: string }[];
}

let postgres: PostgresServer;
let connection: Knex;
let site: DeliveryReceiver;
let replicas: RunningCms[];
/** Holds the lock at which a replica stands still. */
let holder: Knex | null;
let options: { database: string; env: Record<string, string> };

beforeEach(async () => {
  postgres = await startPostgres();
  site = await startDeliveryReceiver(cmsSecrets().revalidate);
  const database = await postgres.createDatabase('replicas');
  options = { database, env: { WEB_URLS: site.url } };
  connection = createConnection({ client: 'pg', connection: database });
  replicas = [];
  holder = null;
});

afterEach(async () => {
  await holder?.destroy();
  for (const cms of replicas) {
    await cms.stop();
    await cms.remove();
  }
  await connection.destroy();
  await site.down();
  await postgres.stop();
});

async function start(earlier?: RunningCms): Promise<RunningCms> {
  const cms = await startCms({ ...options, ...(earlier ? { directory: earlier.directory, port: earlier.port } : {}) });
  if (earlier) replicas[replicas.indexOf(earlier)] = cms;
  else replicas.push(cms);
  return cms;
}

const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
const look = async (who: AskAdmin, documentId: string) => (await who('GET', deskOf(documentId))).body as Desk;
const set = async (who: AskAdmin, documentId: string, hours: object) =>
  expect((await who('POST', `${deskOf(documentId)}/schedule`, { ...hours, reasons: { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' } })).status).toBe(200);
const reader = ({ url, secrets }: RunningCms): Client => createClient({ url, token: secrets.publishedToken, fetch });
const inMilliseconds = (pause: number) => new Date(Date.now() + pause).toISOString();

async function draft(writes: Newsroom, name: string): Promise<string> {
  let documentId: string | undefined;
  for (const locale of localeCodes)
    documentId = await writes.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, { title: `${name} ${locale}`, releaseDate: '2026-03-01', category: 'circular', summary: 'Embargoed words' });
  return documentId ?? '';
}

test('both hours overdue, one replica killed while it publishes: the other does not take off what is not there yet, and the text does not stay', async () => {
  const first = await start();
  const session = await logIn(first.url, first.administrator);
  const [writes, admin] = [createNewsroom(first.url, session), createAskAdmin(first.url, session)];
  const documentId = await draft(writes, 'Brief');
  await set(admin, documentId, { publishAt: inMilliseconds(3_600_000), unpublishAt: inMilliseconds(7_200_000) });
  // Whoever publishes stands still in the middle of it for as long as this test holds the lock.
  await connection.raw('create function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(42); return new; end $$');
  await connection.raw('create trigger stand_still before insert on news_items for each row when (new.published_at is not null) execute function stand_still()');
  holder = createConnection({ client: 'pg', connection: options.database, pool: { min: 1, max: 1 } });
  await holder.raw('select pg_advisory_lock(42)');
  const rows = () => connection('editorial_schedules').where({ document_id: documentId });
  for (const [action, minutes] of [['publish', 2], ['unpublish', 1]] as const) await rows().where({ action }).update({ at: Date.now() - minutes * 60_000, due_at: Date.now() - minutes * 60_000 });
  const standing = async () => (await connection('pg_locks').where({ locktype: 'advisory', objid: 42, granted: false })).length === 1;
  await until('the first replica to publish', standing, { within });

  const due = Number((await rows().where({ action: 'unpublish' }).first('due_at')).due_at);
  const second = await start();
  const takeOff = async () => rows().where({ action: 'unpublish' }).first('state', 'due_at');
  await until('the second replica to look', async () => Number((await takeOff()).due_at) !== due || (await takeOff()).state !== 'waiting', { within });
  expect((await takeOff()).state).toBe('waiting');
  await first.kill();
  await holder.destroy();
  holder = null;

  const again = createAskAdmin(second.url, session);
  await until('the take-off', async () => (await look(again, documentId)).schedule.unpublish?.state === 'done', { within });
  const { history, schedule } = await look(again, documentId);
  expect(history.map(({ kind }) => kind)).toEqual(['unpublished', 'published', 'scheduled']);
  expect(schedule.publish?.state).toBe('done');
  for (const locale of localeCodes) expect((await reader(second).readList(newsItem, { locale })).total).toBe(0);
  expect((await reader(second).readGonePages()).map(({ address }) => address).sort()).toEqual(['/en/news/brief-en', '/tc/news/brief-en']);
});

test('items with both hours overdue at the start of two replicas, one of them killed, and one that cannot be published: none stays, each is told of once', async () => {
  const first = await start();
  const session = await logIn(first.url, first.administrator);
  const [writes, admin] = [createNewsroom(first.url, session), createAskAdmin(first.url, session)];
  const documentIds: string[] = [];
  for (let number = 0; number < 20; number += 1) documentIds.push(await draft(writes, `Item ${number}`));
  const lacking = await draft(writes, 'Lacking');
  for (const documentId of [...documentIds, lacking]) await set(admin, documentId, { publishAt: inMilliseconds(3_600_000), unpublishAt: inMilliseconds(7_200_000) });
  await connection('news_items').where({ document_id: lacking, locale: 'en' }).update({ summary: null });
  await first.kill();
  for (const [action, minutes] of [['publish', 2], ['unpublish', 1]] as const) await connection('editorial_schedules').where({ action }).update({ at: Date.now() - minutes * 60_000, due_at: Date.now() - minutes * 60_000 });
  const [back, second] = [await start(first), await start()];
  const done = async (action: string) => Number((await connection('editorial_schedules').where({ action, state: 'done' }).count({ all: '*' }))[0]?.all);
  await until('some of them', async () => (await done('publish')) > 4, { within });
  await back.kill();
  await until('all of them', async () => (await done('unpublish')) === documentIds.length, { within });
  const again = createAskAdmin(second.url, session);
  for (const documentId of documentIds) expect((await look(again, documentId)).history.map(({ kind }) => kind)).toEqual(['unpublished', 'published', 'scheduled']);
  expect((await look(again, lacking)).history.map(({ kind }) => kind)).toEqual(['schedule-failed', 'scheduled']);
  for (const locale of localeCodes) expect((await reader(second).readList(newsItem, { locale })).total).toBe(0);
});

test('200 items at one minute, two replicas on one database, one after the other killed: each is published once', async () => {
  const [first, second] = [await start(), await start()];
  const session = await logIn(first.url, first.administrator);
  const [staff, admin] = [createNewsroom(first.url, session), createAskAdmin(first.url, session)];
  const documentIds: string[] = [];
  for (let number = 0; number < 200; number += 1) documentIds.push(await draft(staff, `Item ${number}`));
  for (const documentId of documentIds) await set(admin, documentId, { publishAt: inMilliseconds(3_600_000) });
  // The minute comes when all wait for it, however long setting them took.
  const minute = Date.now();
  await connection('editorial_schedules').where({ action: 'publish', state: 'waiting' }).update({ at: minute, due_at: minute });
  const count = async (cms: RunningCms) => (await reader(cms).readList(newsItem, { locale: 'en' })).total;
  let kills = 0;
  await until('the first of them', async () => (await count(second)) > 5, { within });
  await first.kill();
  kills += 1;
  await until('more of them', async () => (await count(second)) > 60, { within });
  const back = await start(first);
  await second.kill();
  kills += 1;
  await until('all of them', async () => (await count(back)) === 200, { within });
  const again = createAskAdmin(back.url, session);
  const stories = await Promise.all(documentIds.map((documentId) => look(again, documentId)));
  expect(stories.map(({ history }) => history.filter(({ kind }) => kind === 'published').length)).toEqual(documentIds.map(() => 1));
  expect(stories.every(({ schedule, languages }) => schedule.publish?.state === 'done' && languages.every(({ state }) => state === 'published'))).toBe(true);
  // What the site is told, what the versions keep and what the audit holds are counted by themselves.
  const deliveries: { changes: string }[] = await connection('deliveries').select('changes');
  const told = deliveries.flatMap(({ changes }) => JSON.parse(changes) as { documentId: string; action: string }[]).filter(({ documentId }) => documentIds.includes(documentId));
  const times = (found: readonly string[]) => documentIds.map((documentId) => found.filter((candidate) => candidate === documentId).length);
  expect(times(told.map(({ documentId }) => documentId))).toEqual(documentIds.map(() => 1));
  const audited: { subject_id: string }[] = await connection('audit_entries').where({ action: 'publish' }).select('subject_id');
  expect(times(audited.map(({ subject_id }) => subject_id))).toEqual(documentIds.map(() => 1));
  const versions: { document_id: string }[] = await connection('editorial_versions').where({ kind: 'published' }).select('document_id');
  expect(times(versions.map(({ document_id }) => document_id))).toEqual(documentIds.map(() => localeCodes.length));
  await until('the site to be told of all of them', async () => new Set(site.changes().map(({ documentId }) => documentId)).size >= documentIds.length, { within });
  expect(kills).toBe(2);
  const lags = stories.map(({ schedule }) => ((schedule.publish?.doneAt ?? 0) - minute) / 1000).sort((a, b) => a - b);
  expect(lags[0]).toBeGreaterThanOrEqual(0);
  process.stdout.write(`200 items in two languages, 2 replicas, ${kills} kills: done ${lags[100]} s after their minute in the middle, ${lags.at(-1)} s at the latest; nothing lost, nothing twice\n`);
});
