import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { LocaleCode } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import createConnection, { type Knex } from 'knex';
import { pixel } from '../uploads/files-for-tests';

jest.setTimeout(120_000);

const uid = 'api::news-item.news-item';
const items = `/content-manager/collection-types/${uid}`;

interface Version {
  id: number;
  at: number;
  by: string | null;
  kind: string;
}

interface Change {
  field: string;
  parts: { kind: string; text: string }[];
}

describe.each(['sqlite', 'postgres'])('versions, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let cms: RunningCms;
  /** Another CMS on the same database, where there can be one. */
  let replica: RunningCms;
  let ada: AskAdmin;
  let ben: AskAdmin;
  let benElsewhere: AskAdmin;
  let newsroom: ReturnType<typeof createNewsroom>;
  let db: Knex;
  let url: string;
  let sessionOfAda: string;
  let number = 0;

  const words = (title: string) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' });
  const versionsOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}/versions`;
  const list = async (documentId: string, locale: LocaleCode = 'en') => ((await ada('GET', `${versionsOf(documentId)}?locale=${locale}`)).body as { versions: Version[] }).versions;
  const kindsOf = async (documentId: string, locale?: LocaleCode) => (await list(documentId, locale)).map(({ kind, by }) => `${kind} by ${by ?? 'the system'}`);
  const compare = async (documentId: string, before: number | string, after: number | string) =>
    ((await ada('GET', `${versionsOf(documentId)}/compare?locale=en&before=${before}&after=${after}`)).body as { changes: Change[] }).changes;
  const form = async (who: AskAdmin, documentId: string, locale: LocaleCode = 'en') =>
    ((await who('GET', `${items}/${documentId}?locale=${locale}`)).body as { data: Record<string, unknown> & { updatedAt: string } }).data;
  const save = (who: AskAdmin, documentId: string, fields: object, locale: LocaleCode = 'en') => who('PUT', `${items}/${documentId}?locale=${locale}`, { ...fields, locale });

  const restore = (who: AskAdmin, documentId: string, version: number | undefined, shown?: string) =>
    who('POST', `${versionsOf(documentId)}/${version}/restore?locale=en`, {}, shown === undefined ? {} : { 'x-words-shown': shown });
  const deleted = async (who: AskAdmin) =>
    ((await who('GET', '/newsroom/deleted')).body as { documents: { documentId: string; title: string; locales: string[]; by: string | null }[] }).documents;
  const undelete = (who: AskAdmin, documentId: string) => who('POST', `/newsroom/deleted/${uid}/${documentId}/restore`, {});

  async function draft(languages: readonly LocaleCode[] = ['en']) {
    number += 1;
    let documentId: string | undefined;
    for (const locale of languages) documentId = await newsroom.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, words(`${locale} ${number}`));
    return documentId ?? '';
  }

  beforeAll(async () => {
    if (database === 'postgres') postgres = await startPostgres();
    url = postgres ? await postgres.createDatabase('versions') : 'sqlite';
    cms = await startCms({ database: url });
    replica = postgres ? await startCms({ database: url }) : cms;
    const session = await logIn(cms.url, cms.administrator);
    const [author, approver] = [await createColleague(cms.url, session, 'Author', 'Ada'), await createColleague(cms.url, session, 'Approver', 'Ben')];
    sessionOfAda = author.session;
    ada = createAskAdmin(cms.url, sessionOfAda);
    ben = createAskAdmin(cms.url, approver.session);
    benElsewhere = createAskAdmin(replica.url, approver.session);
    newsroom = createNewsroom(cms.url, approver.session);
    db = createConnection(postgres ? { client: 'pg', connection: url } : { client: 'better-sqlite3', connection: { filename: path.join(cms.directory, 'data.db') }, useNullAsDefault: true });
  });

  afterAll(async () => {
    await db?.destroy();
    for (const running of new Set([cms, replica])) {
      await running?.stop();
      await running?.remove();
    }
    await postgres?.stop();
  });

  test('every save, publish and unpublish keeps one, with who and when; a save without a change keeps none', async () => {
    const began = Date.now();
    const documentId = await draft();
    await save(ada, documentId, { title: 'Second' });
    await save(ada, documentId, { title: 'Second' });
    await newsroom.publish({ type: 'news-item', locale: 'en', documentId });
    await newsroom.unpublish({ type: 'news-item', locale: 'en', documentId });
    await save(ben, documentId, { title: 'Third' });
    expect(await kindsOf(documentId)).toEqual(['saved by Ben Tester', 'unpublished by Ben Tester', 'published by Ben Tester', 'saved by Ada Tester', 'saved by Ben Tester']);
    const times = (await list(documentId)).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(began);
  });

  test('each language has its own, and what they share changes in both', async () => {
    const documentId = await draft(['en', 'zh-Hant-HK']);
    const before = await kindsOf(documentId, 'zh-Hant-HK');
    await save(ada, documentId, { title: 'English alone' });
    expect(await kindsOf(documentId, 'zh-Hant-HK')).toEqual(before);
    await save(ada, documentId, { releaseDate: '2026-03-02' });
    expect(await kindsOf(documentId, 'zh-Hant-HK')).toEqual(['saved by Ada Tester', ...before]);
  });

  test('two are compared field by field', async () => {
    const documentId = await draft();
    await save(ada, documentId, { title: 'The office opens at nine', summary: 'Words' });
    await save(ada, documentId, { title: 'The office opens at ten', summary: 'Other words' });
    const [newest, older] = await list(documentId);
    const changes = await compare(documentId, older?.id ?? 0, newest?.id ?? 0);
    expect(changes.map(({ field }) => field).sort()).toEqual(['summary', 'title']);
    expect(changes.find(({ field }) => field === 'title')?.parts).toEqual([
      { kind: 'same', text: 'The office opens at ' }, { kind: 'removed', text: 'nine' }, { kind: 'added', text: 'ten' },
    ]);
    expect(await compare(documentId, newest?.id ?? 0, 'draft')).toEqual([]);
    expect((await ada('GET', `${versionsOf(documentId)}/compare?locale=en&before=1e9&after=draft`)).status).toBe(404);
  });

  test('any is restored as a draft, whole; what is not there any more is named', async () => {
    const documentId = await draft();
    const [kept, gone] = [await newsroom.upload({ name: 'kept.png', mime: 'image/png', bytes: pixel }), await newsroom.upload({ name: 'gone.png', mime: 'image/png', bytes: pixel })];
    const pillar = await newsroom.save({ type: 'pillar', locale: 'en' }, { title: `Pillar ${database}`, slug: `pillar-${database}`, order: 9, summary: 'Words' });
    const full = {
      title: 'Whole', pillars: { set: [{ documentId: pillar, locale: 'en' }] }, image: { media: { id: kept.id }, alternativeText: 'A red dot', decorative: false },
      body: [{ __component: 'blocks.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text: 'Body.' }] }] }],
      attachments: [{ title: 'Gone', file: { id: gone.id } }],
    };
    expect((await save(ada, documentId, full)).status).toBe(200);
    const [whole] = await list(documentId);
    await save(ada, documentId, { title: 'Emptied', pillars: { set: [] }, image: null, body: [], attachments: [] });
    await ben('DELETE', `/upload/files/${gone.id}`);
    expect((await ada('POST', `${versionsOf(documentId)}/${whole?.id}/restore?locale=en`, {})).body).toEqual({ missing: ['gone.png'] });
    expect(await compare(documentId, whole?.id ?? 0, 'draft')).toEqual([{ field: 'attachments', parts: expect.anything() }]);
    expect(await form(ada, documentId)).toMatchObject({ title: 'Whole', image: { alternativeText: 'A red dot', media: { id: kept.id } }, body: [{ content: [{ children: [{ text: 'Body.' }] }] }] });
    expect((await kindsOf(documentId)).slice(0, 2)).toEqual(['restored by Ada Tester', 'saved by Ada Tester']);
  });

  test('restoring takes a submission back, and never touches what readers have', async () => {
    const documentId = await draft();
    await newsroom.publish({ type: 'news-item', locale: 'en', documentId });
    const [, first] = await list(documentId);
    await save(ada, documentId, { title: 'Changed' });
    await ada('POST', `/newsroom/documents/${uid}/${documentId}/submit`, {});
    await ada('POST', `${versionsOf(documentId)}/${first?.id}/restore?locale=en`, {});
    const desk = (await ada('GET', `/newsroom/documents/${uid}/${documentId}`)).body as { state: string | null; languages: { state: string }[] };
    expect([desk.state, desk.languages[0]?.state]).toEqual([null, 'changed']);
    expect((await ada('POST', `${versionsOf(documentId)}/999999/restore?locale=en`, {})).status).toBe(404);
    expect((await createAskAdmin(cms.url, '')('GET', versionsOf(documentId))).status).toBe(401);
  });

  test('saving over newer words is refused with who and when, on save and on publish; the newer words stay', async () => {
    const documentId = await draft();
    const opened = await form(ben, documentId);
    await save(ada, documentId, { ...(await form(ada, documentId)), title: 'Ada’s' });
    const refused = await save(ben, documentId, { ...opened, title: 'Ben’s' });
    expect(refused.status).toBe(400);
    expect(messageOf(refused)).toContain('Not saved: Ada Tester saved a newer version');
    const published = await ben('POST', `${items}/${documentId}/actions/publish?locale=en`, { ...opened, title: 'Ben’s', locale: 'en' });
    expect([published.status, messageOf(published)]).toEqual([400, messageOf(refused)]);
    expect((await form(ben, documentId)).title).toBe('Ada’s');
    const { newer } = (refused.body as { error: { details: { newer: { at: number } } } }).error.details;
    expect((await save(ben, documentId, { ...opened, title: 'Ben’s', updatedAt: new Date(newer.at).toISOString() })).status).toBe(200);
    expect((await list(documentId)).length).toBe(3);
  });

  test('a form of one language is stale when what it shares was changed from the other, and not before', async () => {
    const documentId = await draft(['en', 'zh-Hant-HK']);
    const opened = await form(ben, documentId, 'zh-Hant-HK');
    await save(ada, documentId, { ...(await form(ada, documentId)), title: 'English alone' });
    expect((await save(ben, documentId, { ...opened, title: '標題' }, 'zh-Hant-HK')).status).toBe(200);
    const again = await form(ben, documentId, 'zh-Hant-HK');
    await save(ada, documentId, { ...(await form(ada, documentId)), releaseDate: '2026-03-03' });
    expect((await save(ben, documentId, { ...again, title: '新標題' }, 'zh-Hant-HK')).status).toBe(400);
    expect((await save(ben, documentId, { ...(await form(ben, documentId, 'zh-Hant-HK')), title: '新標題' }, 'zh-Hant-HK')).status).toBe(200);
  });

  test('of two saves at once from the same beginning one is refused, whichever replica takes them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const documentId = await draft();
      const opened = await form(ben, documentId);
      const both = await Promise.all([save(ada, documentId, { ...opened, title: `Ada’s ${round}` }), save(benElsewhere, documentId, { ...opened, title: `Ben’s ${round}` })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    }
  });

  test('of a text saved very often the last save of each day is kept, all that was published, and every page of the list can be seen', async () => {
    const documentId = await draft();
    await newsroom.publish({ type: 'news-item', locale: 'en', documentId });
    const rows = () => db('editorial_versions').where({ document_id: documentId, locale: 'en' }).orderBy('id', 'desc');
    const { id: _id, ...like } = (await rows().where({ kind: 'saved' }).first()) as { id: number; at: number | string };
    const day = 86_400_000;
    const today = Number(like.at);
    for (const ago of [2, 2, 1]) await db('editorial_versions').insert({ ...like, at: today - ago * day });
    await db.batchInsert('editorial_versions', Array.from({ length: 195 }, () => ({ ...like, at: today })), 50);
    const earlier = async () => (await rows()).map(({ at }: { at: number | string }) => (today - Number(at)) / day).filter((ago) => ago >= 0.9).map(Math.round);
    expect(await earlier()).toEqual([1, 2, 2]);
    for (const title of ['One', 'Two', 'Three', 'Four']) await save(ada, documentId, { title });
    expect(await earlier()).toEqual([1, 2]);

    const seen: Version[] = [];
    for (let hasOlder = true; hasOlder; ) {
      const page = (await ada('GET', `${versionsOf(documentId)}?locale=en&before=${seen.at(-1)?.id ?? ''}`)).body as { versions: Version[]; hasOlder: boolean };
      seen.push(...page.versions);
      ({ hasOlder } = page);
    }
    expect(seen.map(({ id }) => id)).toEqual((await rows()).map(({ id }: { id: number }) => id));
    expect(seen.filter(({ kind }) => kind === 'published')).toHaveLength(1);
  });

  test('restoring over a colleague’s newer save is refused with who and when', async () => {
    const documentId = await draft();
    const opened = await form(ben, documentId);
    const [first] = await list(documentId);
    await save(ada, documentId, { title: 'Ada’s' });
    const refused = await restore(ben, documentId, first?.id, opened.updatedAt);
    expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringContaining('Ada Tester saved a newer version')]);
    expect((await form(ben, documentId)).title).toBe('Ada’s');
    expect((await restore(ben, documentId, first?.id, (await form(ben, documentId)).updatedAt)).status).toBe(200);
    expect((await form(ben, documentId)).title).toBe(opened.title);
  });

  test('what was deleted comes back as a draft of the same document, in all its languages; an author sees what is the author’s own', async () => {
    const documentId = await draft(['en', 'zh-Hant-HK']);
    await save(ada, documentId, { title: 'Ada’s work' });
    const bens = await draft();
    const { slug } = await form(ben, documentId);
    await newsroom.remove({ type: 'news-item', documentId });
    await newsroom.remove({ type: 'news-item', documentId: bens });
    const all = await deleted(ben);
    expect(all.find((each) => each.documentId === documentId)).toMatchObject({ title: 'Ada’s work', locales: ['en', 'zh-Hant-HK'], by: 'Ben Tester' });
    expect(all.map((each) => each.documentId)).toContain(bens);
    expect((await deleted(ada)).map((each) => each.documentId)).toEqual(expect.arrayContaining([documentId]));
    expect((await deleted(ada)).map((each) => each.documentId)).not.toContain(bens);
    expect((await undelete(ada, bens)).status).toBe(403);
    expect((await undelete(createAskAdmin(cms.url, ''), documentId)).status).toBe(401);
    expect(await undelete(ada, documentId)).toMatchObject({ status: 200, body: { locales: ['en', 'zh-Hant-HK'], missing: [] } });
    expect(await form(ada, documentId)).toMatchObject({ title: 'Ada’s work', slug, publishedAt: null });
    expect(await form(ada, documentId, 'zh-Hant-HK')).toMatchObject({ slug });
    expect((await kindsOf(documentId)).slice(0, 3)).toEqual(['restored by Ada Tester', 'deleted by Ben Tester', 'saved by Ada Tester']);
    expect((await deleted(ben)).map((each) => each.documentId)).not.toContain(documentId);
    expect((await undelete(ada, documentId)).status).toBe(404);
  });

  test('what was deleted comes back though another entry has its address now', async () => {
    const documentId = await draft();
    const { slug, title } = await form(ben, documentId);
    await newsroom.remove({ type: 'news-item', documentId });
    const other = await newsroom.save({ type: 'news-item', locale: 'en' }, { ...words(String(title)), slug });
    expect((await undelete(ben, documentId)).status).toBe(200);
    expect((await form(ben, other)).slug).toBe(slug);
    expect((await form(ben, documentId)).slug).not.toBe(slug);
  });

  test('a language that was deleted alone comes back beside the other, and is begun anew without a refusal', async () => {
    const documentId = await draft(['en', 'zh-Hant-HK']);
    const { title } = await form(ben, documentId, 'zh-Hant-HK');
    await ben('POST', `/newsroom/documents/${uid}/${documentId}/withdraw`, { action: 'delete', locales: ['zh-Hant-HK'] });
    expect((await deleted(ben)).find((each) => each.documentId === documentId)).toMatchObject({ locales: ['zh-Hant-HK'] });
    const begun = await ben('PUT', `${items}/${documentId}?locale=zh-Hant-HK`, { ...words('重新開始'), locale: 'zh-Hant-HK' }, { 'x-words-shown': new Date(0).toISOString() });
    expect(begun.status).toBe(200);
    const again = await ada('PUT', `${items}/${documentId}?locale=zh-Hant-HK`, { ...words('我也開始'), locale: 'zh-Hant-HK' }, { 'x-words-shown': new Date(0).toISOString() });
    expect([again.status, messageOf(again)]).toEqual([400, expect.stringContaining('Ben Tester')]);
    await ben('POST', `/newsroom/documents/${uid}/${documentId}/withdraw`, { action: 'delete', locales: ['zh-Hant-HK'] });
    expect((await undelete(ben, documentId)).body).toMatchObject({ locales: ['zh-Hant-HK'] });
    expect((await form(ben, documentId, 'zh-Hant-HK')).title).not.toBe(title);
  });

  test('a replica whose clock is fast hides no newer words from a form', async () => {
    if (!postgres) return;
    const directory = mkdtempSync(path.join(tmpdir(), 'fast-clock-'));
    const clock = path.join(directory, 'fast.cjs');
    writeFileSync(clock, 'const { now } = Date; const Real = Date; Date.now = () => now() + 60_000; globalThis.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(Real.now()); } };');
    const fast = await startCms({ database: url, env: { NODE_OPTIONS: `--require ${clock}` } });
    try {
      const adaThere = createAskAdmin(fast.url, sessionOfAda);
      const documentId = await draft();
      expect((await save(adaThere, documentId, { title: 'Written by a fast clock' })).status).toBe(200);
      const opened = await form(ben, documentId);
      expect((await save(ada, documentId, { title: 'Written later, by a right one' })).status).toBe(200);
      expect((await save(ben, documentId, { ...opened, title: 'Ben’s' })).status).toBe(400);
      expect((await save(ben, documentId, { ...(await form(ben, documentId)), title: 'Ben’s' })).status).toBe(200);
      const times = (await list(documentId)).map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => b - a));
    } finally {
      await fast.stop();
      await fast.remove();
      rmSync(directory, { recursive: true });
    }
  });
});
