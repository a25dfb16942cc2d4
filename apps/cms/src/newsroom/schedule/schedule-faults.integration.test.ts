import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createClient, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';
import createConnection, { type Knex } from 'knex';

jest.setTimeout(300_000);

const uid = 'api::news-item.news-item';
const within = 60_000;

interface Failure {
  text: string;
  lacking: { field: string }[];
  technical: string | null;
}

interface Hour {
  state: string;
  error: Failure | null;
  isLate: boolean;
  isBehind: boolean;
}

interface Desk {
  schedule: Partial<Record<'publish' | 'unpublish', Hour>>;
  history: { kind: string; by: string | null; text: string | null; failure: Failure | null }[];
}

interface Listed {
  documentId: string;
  note: string;
  error: Failure | null;
}

interface Overview {
  scheduled: Listed[];
  more: { scheduled: { uid: string; count: number }[] };
}

const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const reasons = { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' };
const words = (title: string) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' });

describe.each(['sqlite', 'postgres'])('an hour that is not like others, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let cms: RunningCms;
  let connection: Knex;
  let writes: Newsroom;
  let ada: AskAdmin;
  let ben: AskAdmin;
  let cara: AskAdmin;
  let administrator: AskAdmin;
  let benSession = '';
  let number = 0;

  async function draft(title = 'Text') {
    number += 1;
    const documentId = await writes.save({ type: 'news-item', locale: 'en' }, words(`${title} ${number}`));
    await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, words(`${title} ${number}`));
    await submit(documentId);
    return documentId;
  }

  async function submit(documentId: string) {
    expect(await ada('POST', `${deskOf(documentId)}/submit`, {})).toMatchObject({ status: 200 });
  }

  const look = async (documentId: string) => (await ben('GET', deskOf(documentId))).body as Desk;
  const set = (documentId: string, hours: object, who = ben) => who('POST', `${deskOf(documentId)}/schedule`, { reasons, ...hours });
  const kinds = async (documentId: string) => (await look(documentId)).history.map(({ kind }) => kind);
  const overview = async () => (await ben('GET', '/newsroom/overview')).body as Overview;
  const publicTitles = async () => {
    const client = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
    return (await Promise.all(localeCodes.map((locale) => client.readAll(newsItem, { locale })))).flat().map(({ title }) => title);
  };
  const publish = (documentId: string) => ben('POST', `/content-manager/collection-types/${uid}/${documentId}/actions/publish?locale=en`, { locale: 'en' });
  const rows = (documentId: string) => connection('editorial_schedules').where({ document_id: documentId });
  /** As though so much time had passed. */
  const passed = async (documentId: string, publishedFor: number, takenOffFor = publishedFor - 1) => {
    for (const [action, minutes] of [['publish', publishedFor], ['unpublish', takenOffFor]] as const) {
      const at = Date.now() - minutes * 60_000;
      await rows(documentId).where({ action, state: 'waiting' }).update({ at, due_at: at });
    }
  };
  const again = (documentId: string) => rows(documentId).where({ state: 'waiting' }).update({ due_at: Date.now() });

  /** Lets the database refuse new rows, as a full disk would. @returns a way to mend it */
  async function breaking(table: string, condition: string): Promise<() => Promise<void>> {
    const name = `broken_${table}`;
    if (database === 'postgres') {
      await connection.raw(`create or replace function ${name}() returns trigger language plpgsql as $$ begin if ${condition} then raise exception 'No space left on device'; end if; return new; end $$`);
      await connection.raw(`create trigger ${name} before insert on ${table} for each row execute function ${name}()`);
    } else {
      await connection.raw(`create trigger ${name} before insert on ${table} when ${condition} begin select raise(abort, 'No space left on device'); end`);
    }
    return async () => { await connection.raw(`drop trigger ${name}${database === 'postgres' ? ` on ${table}` : ''}`); };
  }

  beforeAll(async () => {
    if (database === 'postgres') postgres = await startPostgres();
    const url = postgres ? await postgres.createDatabase('faults') : 'sqlite';
    cms = await startCms({ database: url, env: { TWO_PERSON_RULE: undefined } });
    connection = createConnection(postgres ? { client: 'pg', connection: url } : { client: 'better-sqlite3', connection: { filename: `${cms.directory}/data.db` }, useNullAsDefault: true });
    const session = await logIn(cms.url, cms.administrator);
    administrator = createAskAdmin(cms.url, session);
    const author = await createColleague(cms.url, session, 'Author', 'Ada');
    ada = createAskAdmin(cms.url, author.session);
    benSession = (await createColleague(cms.url, session, 'Approver', 'Ben')).session;
    ben = createAskAdmin(cms.url, benSession);
    cara = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Approver', 'Cara')).session);
    writes = createNewsroom(cms.url, author.session);
  });

  afterAll(async () => {
    await connection?.destroy();
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('a take-off waits for its publication that fails once, so that the text does not stay', async () => {
    const mend = await breaking('news_items', "new.title like 'Fails once%' and new.published_at is not null");
    const documentId = await draft('Fails once');
    await set(documentId, { publishAt: inHours(1), unpublishAt: inHours(2) });
    await passed(documentId, 1, 0.5);
    await until('the first attempt', async () => (await look(documentId)).schedule.publish?.error !== null, { within });
    await again(documentId);
    await until('a look at the take-off', async () => Number((await rows(documentId).where({ action: 'unpublish' }).first('due_at')).due_at) > Date.now() - 1000, { within });
    expect((await look(documentId)).schedule).toMatchObject({ publish: { state: 'waiting', isLate: false }, unpublish: { state: 'waiting', isBehind: true, isLate: false } });
    await mend();
    await again(documentId);
    await until('the take-off', async () => (await look(documentId)).schedule.unpublish?.state === 'done', { within });
    expect(await kinds(documentId)).toEqual(['unpublished', 'published', 'scheduled', 'submitted']);
    expect(await publicTitles()).toEqual([]);
  });

  test('a take-off waits for its publication that failed for good; nobody publishes past it by accident', async () => {
    const documentId = await draft('Fails for good');
    await set(documentId, { publishAt: inHours(1), unpublishAt: inHours(2) });
    // As nothing that staff can do.
    await connection('news_items').where({ document_id: documentId, locale: 'zh-Hant-HK' }).update({ summary: null });
    await passed(documentId, 1, 0.5);
    await until('the failure', async () => (await look(documentId)).schedule.publish?.state === 'failed', { within });
    await until('a look at the take-off', async () => (await look(documentId)).schedule.unpublish?.isBehind === true, { within });
    await connection('news_items').where({ document_id: documentId }).update({ summary: 'Words' });
    expect(messageOf(await publish(documentId))).toContain('time for taking this text off the site has passed');
    expect(await set(documentId, { publishAt: inHours(1), unpublishAt: inHours(2) })).toMatchObject({ status: 200, body: { schedule: { publish: { state: 'waiting', error: null }, unpublish: { isBehind: false } } } });
    expect((await publish(documentId)).status).toBe(200);
    await writes.save({ type: 'news-item', locale: 'en', documentId }, words('Put off'));
    await ben('POST', `${deskOf(documentId)}/withdraw`, { action: 'delete', reasons });
  });

  test('what readers have is taken off at its hour, also when later words could not be published before', async () => {
    const documentId = await draft('Updated');
    expect((await publish(documentId)).status).toBe(200);
    for (const locale of localeCodes) await writes.save({ type: 'news-item', locale, documentId }, words('Fails again'));
    await submit(documentId);
    await set(documentId, { publishAt: inHours(1), unpublishAt: inHours(2) });
    const mend = await breaking('news_items', "new.title like 'Fails again%' and new.published_at is not null");
    await passed(documentId, 1, 0.5);
    await until('the take-off', async () => (await look(documentId)).schedule.unpublish?.state === 'done', { within });
    await mend();
    expect((await look(documentId)).schedule.publish).toBeUndefined();
    expect((await kinds(documentId)).slice(0, 2)).toEqual(['unpublished', 'unscheduled']);
    expect(await publicTitles()).toEqual([]);
  });

  test('a take-off that finds nothing says so', async () => {
    const documentId = await draft('Never public');
    await set(documentId, { unpublishAt: inHours(1) });
    await passed(documentId, 1);
    await until('the failure', async () => (await look(documentId)).schedule.unpublish?.state === 'failed', { within });
    expect((await look(documentId)).schedule.unpublish?.error).toMatchObject({ text: expect.stringContaining('nothing to take off'), technical: null });
  });

  test('one language taken off leaves the other its hour; the last one’s is given up in words', async () => {
    const documentId = await draft('In two languages');
    await publish(documentId);
    await set(documentId, { unpublishAt: inHours(1) });
    const withdraw = (locales: readonly string[]) => ben('POST', `${deskOf(documentId)}/withdraw`, { action: 'unpublish', locales, reasons });
    expect((await withdraw(['zh-Hant-HK'])).status).toBe(200);
    expect((await look(documentId)).schedule.unpublish?.state).toBe('waiting');
    expect(await kinds(documentId)).not.toContain('unscheduled');
    expect((await withdraw(['en'])).status).toBe(200);
    expect((await look(documentId)).schedule).toEqual({});
    expect((await look(documentId)).history.slice(0, 2)).toMatchObject([{ kind: 'unpublished' }, { kind: 'unscheduled', by: 'Ben Tester' }]);
    const { body } = await administrator('GET', `/newsroom/audit?action=unschedule&subject=${documentId}`);
    expect((body as { total: number }).total).toBe(1);
  });

  test('what a technical fault holds up is told once, with its reason, in the reader’s language, and is still tried', async () => {
    const mend = await breaking('news_items', "new.title like 'Held up%' and new.published_at is not null");
    const documentId = await draft('Held up');
    await set(documentId, { publishAt: inHours(1) });
    await passed(documentId, 1);
    await until('an attempt', async () => (await look(documentId)).schedule.publish?.error !== null, { within });
    expect((await look(documentId)).schedule.publish?.isLate).toBe(false);
    expect(await kinds(documentId)).toEqual(['scheduled', 'submitted']);
    for (const attempts of [2, 3]) {
      await passed(documentId, 3);
      await until('another attempt', async () => (await rows(documentId).first('attempts')).attempts >= attempts, { within });
    }
    const { schedule, history } = await look(documentId);
    expect(schedule.publish).toMatchObject({ state: 'waiting', isLate: true, error: { text: expect.stringContaining('goes on trying'), technical: expect.stringContaining('No space left on device') } });
    expect(history.map(({ kind }) => kind)).toEqual(['schedule-late', 'scheduled', 'submitted']);
    const inChinese = await fetch(`${cms.url}${deskOf(documentId)}`, { headers: { authorization: `Bearer ${benSession}`, 'x-newsroom-language': 'zh' } });
    const chinese = (await inChinese.json()) as Desk;
    expect([chinese.schedule.publish?.error?.text, chinese.history[0]?.failure?.text]).toEqual([expect.stringContaining('技術問題'), expect.stringContaining('技術問題')]);
    expect((await overview()).scheduled).toContainEqual(expect.objectContaining({ documentId, note: 'late-publish', error: expect.objectContaining({ technical: expect.stringContaining('No space') }) }));
    await mend();
    await again(documentId);
    await until('the publication', async () => (await look(documentId)).schedule.publish?.state === 'done', { within });
    await ben('POST', `${deskOf(documentId)}/withdraw`, { action: 'delete', reasons });
  });

  test('an address that another entry has come to have is named in both languages', async () => {
    const [first, second] = [await draft('First'), await draft('Second')];
    await set(second, { publishAt: inHours(1) });
    const { slug } = await connection('news_items').where({ document_id: first }).first('slug');
    await connection('news_items').where({ document_id: second }).update({ slug });
    await passed(second, 1);
    await until('the failure', async () => (await look(second)).schedule.publish?.state === 'failed', { within });
    expect((await look(second)).schedule.publish?.error).toMatchObject({ text: expect.stringContaining('already belongs to another entry'), technical: null });
    const { text } = await connection('editorial_events').where({ document_id: second, kind: 'schedule-failed' }).first('text');
    expect(text).toContain('此網址已由另一個項目使用');
    await connection('news_items').where({ document_id: second }).update({ slug: `${slug}-second` });
    await ben('POST', `${deskOf(second)}/withdraw`, { action: 'delete', reasons });
  });

  test('a failure and what is told of it become true together, or not at all', async () => {
    const documentId = await draft('Untold');
    await set(documentId, { publishAt: inHours(1) });
    await connection('news_items').where({ document_id: documentId, locale: 'en' }).update({ summary: null });
    const mend = await breaking('editorial_events', "new.kind = 'schedule-failed'");
    const marker = await draft('Behind it');
    await set(marker, { publishAt: inHours(1) });
    await passed(documentId, 1);
    await passed(marker, 0.5);
    // One that cannot even be written down as failed holds up nothing.
    await until('what is behind it', async () => (await look(marker)).schedule.publish?.state === 'done', { within });
    expect((await look(documentId)).schedule.publish?.state).toBe('waiting');
    await mend();
    await until('the failure', async () => (await look(documentId)).schedule.publish?.state === 'failed', { within });
    expect(await kinds(documentId)).toEqual(['schedule-failed', 'scheduled', 'submitted']);
    expect((await look(documentId)).schedule.publish?.error).toMatchObject({ lacking: [{ field: 'summary' }] });
    await ben('POST', `${deskOf(marker)}/withdraw`, { action: 'delete', reasons });
  });

  test('of two approvers who set an hour in the same moment one’s holds', async () => {
    for (let round = 0; round < 10; round += 1) {
      const documentId = await draft('Wanted twice');
      const answers = await Promise.all([set(documentId, { publishAt: inHours(1), unpublishAt: inHours(9) }), set(documentId, { publishAt: inHours(2), unpublishAt: inHours(8) }, cara)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const waiting: { action: string; set_by: string }[] = await rows(documentId).where({ state: 'waiting' }).orderBy('action');
      expect(waiting.map(({ action }) => action)).toEqual(['publish', 'unpublish']);
      await ben('POST', `${deskOf(documentId)}/withdraw`, { action: 'delete', reasons });
    }
    // By its message: in a second file of a process SQLite's errors are of the first file's world, and no Errors here.
    await expect(connection('editorial_schedules').insert([1, 2].map((at) => ({ uid, document_id: 'twice', action: 'publish', state: 'waiting', at, due_at: 9e12 })))).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
  });

  test('an hour is refused that means another one elsewhere', async () => {
    const documentId = await draft('Somewhere');
    for (const publishAt of ['2099-01-01T09:00', '2099-01-01T09:00:00', '2099-01-01', 'Thu, 01 Jan 2099 09:00:00 GMT'])
      expect(await set(documentId, { publishAt })).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('how far it is from UTC') } } });
    for (const publishAt of ['2099-01-01T09:00Z', '2099-01-01T09:00:00+08:00', '2099-01-01T01:00:00.000Z']) expect((await set(documentId, { publishAt })).status).toBe(200);
    await set(documentId, {});
  });

  test('coming hours are listed before old failures, which go when somebody takes the text in hand', async () => {
    await connection('editorial_schedules').where({ state: 'failed' }).update({ state: 'cancelled' });
    const failed: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const documentId = await draft('Failed');
      await set(documentId, { unpublishAt: inHours(1) });
      await passed(documentId, 1);
      failed.push(documentId);
    }
    const coming = await draft('Coming');
    await set(coming, { publishAt: inHours(1) });
    await until('the failures', async () => Number((await connection('editorial_schedules').where({ state: 'failed' }).count({ all: '*' }))[0]?.all) === 12, { within });
    const { scheduled, more } = await overview();
    expect([scheduled.length, scheduled[0], more.scheduled]).toEqual([10, expect.objectContaining({ documentId: coming, note: 'publish', error: null }), [expect.objectContaining({ uid, count: 3 })]]);
    expect(scheduled[1]).toMatchObject({ note: 'failed', error: { text: expect.stringContaining('nothing to take off') } });

    const [published = '', deleted = '', setAnew = '', ...rest] = failed;
    await publish(published);
    await ben('POST', `${deskOf(deleted)}/withdraw`, { action: 'delete', reasons });
    await set(setAnew, { unpublishAt: inHours(3) });
    const open = await overview();
    expect([open.scheduled.slice(0, 2).map(({ documentId }) => documentId), open.more.scheduled]).toEqual([[coming, setAnew], [expect.objectContaining({ count: 1 })]]);
    expect(open.scheduled.map(({ documentId }) => documentId)).not.toEqual(expect.arrayContaining([published]));
    // Gone past the newsroom, too.
    await connection('news_items').whereIn('document_id', rest).delete();
    expect((await overview()).scheduled.map(({ documentId }) => documentId)).toEqual([coming, setAnew]);
  });
});
