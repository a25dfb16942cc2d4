import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import createConnection, { type Knex } from 'knex';
import { pixel } from '../uploads/files-for-tests';
import type { ChainedEntry } from './entry';

jest.setTimeout(180_000);

const uid = 'api::news-item.news-item';
const item = (name: string) => ({ title: `News ${name}`, slug: `news-${name}`, releaseDate: '2026-02-03', category: 'speech', summary: 'Words' });
const app = path.resolve(__dirname, '..', '..', '..');

/** Not `toThrow`: SQLite's errors are of the class that the process loaded first, which may be another test file's. */
const refusedByTheDatabase = { message: expect.stringContaining('never changed or deleted') };

interface Told {
  status: number;
  output: string;
}

function runVerify(env: Record<string, string>, args: string[] = []): Promise<Told> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/audit-verify.mjs', ...args], { cwd: app, env: { PATH: process.env.PATH ?? '', ...env } }, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

describe.each(['sqlite', 'postgres'])('the audit, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let url = 'sqlite';
  let cms: RunningCms;
  let staff: Newsroom;
  let admin: AskAdmin;
  let db: Knex;

  const where = (): Record<string, string> => (postgres ? { DATABASE_URL: url } : { DATABASE_FILENAME: path.join(cms.directory, 'data.db') });
  const entriesFor = async (query: Record<string, string>) => {
    const { body } = await admin('GET', `/newsroom/audit?${new URLSearchParams(query).toString()}`);
    return (body as { entries: ChainedEntry[] }).entries;
  };
  /** The newest first. */
  const actionsFor = async (subject: string) => (await entriesFor({ subject })).map(({ action }) => action);

  const enter = async () => {
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
  };

  beforeAll(async () => {
    if (database === 'postgres') {
      postgres = await startPostgres();
      url = await postgres.createDatabase('audit');
    }
    cms = await startCms({ database: url });
    await enter();
    db = createConnection(postgres ? { client: 'pg', connection: url } : { client: 'better-sqlite3', connection: { filename: path.join(cms.directory, 'data.db') }, useNullAsDefault: true });
  });

  afterAll(async () => {
    await db?.destroy();
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('what is done to an item is told: who, from where, which language, before and after', async () => {
    const documentId = await staff.save({ type: 'news-item', locale: 'en' }, item('a'));
    const version = { type: 'news-item', locale: 'en', documentId } as const;
    await staff.save(version, { ...item('a'), summary: 'Other words' });
    await staff.publish(version);
    await admin('POST', `/content-manager/collection-types/${uid}/${documentId}/actions/discard?locale=en`, {});
    await staff.unpublish(version);
    await admin('POST', `/content-manager/collection-types/${uid}/clone/${documentId}?locale=en`, { ...item('a copy'), slug: 'a-copy', locale: 'en' });
    await staff.remove(version);
    const told = (await entriesFor({ subject: documentId })).reverse();
    expect(told.map(({ action }) => action)).toEqual(['create', 'edit', 'only-in', 'approve', 'publish', 'discard', 'unpublish', 'delete']);
    expect(await actionsFor('News a copy')).toContain('copy');
    const [made, edited] = told;
    expect(edited).toMatchObject({
      actorEmail: cms.administrator.email, actorRoles: 'Administrator', address: expect.stringContaining('127.0.0.1'), subjectType: uid,
      subjectName: 'News a', language: 'en', beforeHash: made?.afterHash, afterHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect([made?.beforeHash, told.at(-1)?.afterHash]).toEqual(['', '']);
    expect(edited?.afterHash).not.toBe(edited?.beforeHash);
    expect(Date.now() - Date.parse(edited?.at ?? '')).toBeLessThan(60_000);
  });

  test('bulk actions tell of each item', async () => {
    const documentIds = await Promise.all(['b1', 'b2'].map((name) => staff.save({ type: 'news-item', locale: 'en' }, item(name))));
    for (const documentId of documentIds) await staff.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    await admin('POST', `/content-manager/collection-types/${uid}/actions/bulkPublish?locale=en`, { documentIds });
    for (const action of ['unpublish', 'delete']) await admin('POST', `/newsroom/withdrawal/${uid}`, { action, documentIds, reasons: { en: 'Superseded.' } });
    for (const documentId of documentIds) expect(await actionsFor(documentId)).toEqual(['delete', 'unpublish', 'publish', 'approve', 'only-in', 'create']);
  });

  test('log-ins, failed ones and log-outs', async () => {
    await expect(logIn(cms.url, { email: 'Nobody@cms.test', password: 'wrong' })).rejects.toThrow('400');
    await expect(logIn(cms.url, { ...cms.administrator, password: 'wrong' })).rejects.toThrow('400');
    await admin('POST', '/admin/logout', {});
    await enter();
    const failed = await entriesFor({ action: 'log-in.failed' });
    expect(failed.map(({ subjectName, subjectId, actorEmail }) => [subjectName, subjectId !== '', actorEmail])).toEqual([[cms.administrator.email, true, ''], ['nobody@cms.test', false, '']]);
    expect((await entriesFor({ action: 'log-in' }))[0]).toMatchObject({ actorEmail: cms.administrator.email, actorRoles: 'Administrator' });
    expect((await entriesFor({ action: 'log-out' }))[0]).toMatchObject({ actorEmail: cms.administrator.email });
  });

  test('users, roles and their permissions', async () => {
    const roles = (await admin('GET', '/admin/roles')).body as { data: { id: number; name: string }[] };
    const [author, editor] = ['Author', 'Approver'].map((name) => roles.data.find((role) => role.name === name)?.id);
    const email = 'new@cms.test';
    const made = (await admin('POST', '/admin/users', { email, firstname: 'New', lastname: 'x', roles: [author] })).body as { data: { id: number; registrationToken: string } };
    await fetch(`${cms.url}/admin/register`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ registrationToken: made.data.registrationToken, userInfo: { firstname: 'New', lastname: 'x', password: 'Gardening-2026-in-rain' } }),
    });
    await admin('PUT', `/admin/users/${made.data.id}`, { firstname: 'Newer' });
    await admin('PUT', `/admin/users/${made.data.id}`, { roles: [editor] });
    await admin('PUT', `/admin/users/${made.data.id}`, { isActive: false });
    await admin('DELETE', `/admin/users/${made.data.id}`);
    expect((await actionsFor(email)).reverse()).toEqual(['user.create', 'user.register', 'user.edit', 'user.roles', 'user.deactivate', 'user.delete']);

    const role = (await admin('POST', '/admin/roles', { name: 'Readers', description: '' })).body as { data: { id: number } };
    await admin('PUT', `/admin/roles/${role.data.id}/permissions`, { permissions: [{ action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] }] });
    await admin('PUT', `/admin/roles/${role.data.id}`, { name: 'Some readers', description: '' });
    await admin('DELETE', `/admin/roles/${role.data.id}`);
    const told = (await entriesFor({ subject: String(role.data.id) })).filter(({ subjectType }) => subjectType === 'admin::role').map(({ action }) => action);
    expect(told.reverse()).toEqual(['role.create', 'role.permissions', 'role.edit', 'role.delete']);
  });

  test('files and settings', async () => {
    const { id } = await staff.upload({ name: 'told.png', mime: 'image/png', bytes: pixel });
    const form = new FormData();
    form.set('fileInfo', JSON.stringify({ name: 'told anew.png' }));
    await admin('POST', `/upload?id=${id}`, form);
    await admin('DELETE', `/upload/files/${id}`);
    expect((await entriesFor({ subject: String(id) })).filter(({ subjectType }) => subjectType === 'plugin::upload.file').map(({ action }) => action)).toEqual(['file.delete', 'file.edit', 'file.create']);
    await admin('PUT', '/content-manager/content-types/api::page.page/configuration', {
      settings: { bulkable: true, filterable: true, searchable: true, pageSize: 20, mainField: 'title', defaultSortBy: 'slug', defaultSortOrder: 'DESC' },
      metadatas: {}, layouts: { list: ['title', 'slug'], edit: [] },
    });
    const token = (await admin('POST', '/admin/api-tokens', { name: 'A token', description: '', type: 'read-only', lifespan: null })).body as { data: { id: number } };
    const settings = (await entriesFor({ who: cms.administrator.email })).filter(({ action }) => action.startsWith('settings.')).map(({ action, subjectName }) => `${action} ${subjectName}`);
    expect(settings).toEqual(expect.arrayContaining(['settings.create A token', expect.stringMatching(/^settings\.edit .*api::page\.page/)]));
    await admin('DELETE', `/admin/api-tokens/${token.data.id}`);
  });

  test('what a token may do, also when nothing else of it changes', async () => {
    const custom = { name: 'A narrow token', description: '', type: 'custom' };
    const made = (await admin('POST', '/admin/api-tokens', { ...custom, lifespan: null, permissions: ['api::page.page.find'] })).body as { data: { id: number } };
    expect((await admin('PUT', `/admin/api-tokens/${made.data.id}`, { ...custom, permissions: ['api::page.page.find', 'api::page.page.findOne'] })).status).toBe(200);
    expect((await admin('PUT', `/admin/api-tokens/${made.data.id}`, { ...custom, permissions: ['api::page.page.findOne', 'api::page.page.find'] })).status).toBe(200);
    const told = (await entriesFor({ subject: 'A narrow token' })).reverse();
    expect(told.map(({ action }) => action)).toEqual(['settings.create', 'settings.permissions', 'settings.permissions']);
    expect(told[2]).toMatchObject({ beforeHash: told[1]?.afterHash, actorEmail: cms.administrator.email });
  });

  test('attempts to log in that are refused because the address is locked', async () => {
    const email = 'locked-out@cms.test';
    for (let attempt = 0; attempt < 7; attempt += 1) await expect(logIn(cms.url, { email, password: 'wrong' })).rejects.toThrow(attempt < 5 ? '400' : '429');
    expect((await actionsFor(email)).reverse()).toEqual([...Array.from({ length: 4 }, () => 'log-in.failed'), 'log-in.locked', 'log-in.failed', 'log-in.refused', 'log-in.refused']);
  });

  test('a delivery that somebody sends again, and redirects that a moved address leaves', async () => {
    const version = { type: 'news-item', locale: 'en', documentId: await staff.save({ type: 'news-item', locale: 'en' }, item('moving')) } as const;
    await staff.publish(version);
    expect((await admin('POST', `/newsroom/documents/${uid}/${version.documentId}/send-again`, {})).status).toBe(200);
    expect((await entriesFor({ subject: version.documentId }))[0]).toMatchObject({ action: 'send-again', subjectName: 'News moving', actorEmail: cms.administrator.email });
    await staff.save(version, { ...item('moving'), slug: 'news-moved' });
    await staff.publish(version);
    expect(await entriesFor({ subject: '/en/news/news-moving' })).toMatchObject([{ action: 'create', subjectType: 'api::redirect.redirect', actorEmail: cms.administrator.email }]);
    await staff.save(version, item('moving'));
    await staff.publish(version);
    expect(await actionsFor('/en/news/news-moving')).toEqual(['delete', 'create']);
    expect(await actionsFor('/en/news/news-moved')).toEqual(['create']);
  });

  test('what approval decides: submitted, returned, scheduled, each with what was said', async () => {
    const documentId = await staff.save({ type: 'news-item', locale: 'en' }, item('decided'));
    await staff.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    const desk = `/newsroom/documents/${uid}/${documentId}`;
    await admin('POST', `${desk}/submit`, { remark: '' });
    await admin('POST', `${desk}/return`, { remark: '請補充摘要' });
    await admin('POST', `${desk}/schedule`, { publishAt: '2099-01-01T00:00:00Z', unpublishAt: null });
    await admin('POST', `${desk}/schedule`, { publishAt: null, unpublishAt: null });
    const told = (await entriesFor({ subject: documentId })).reverse();
    expect(told.map(({ action }) => action)).toEqual(['create', 'only-in', 'submit', 'return', 'schedule', 'unschedule']);
    expect(told[3]).toMatchObject({ reason: '請補充摘要', subjectName: 'News decided', actorEmail: cms.administrator.email });
  });

  test('the first administrator was made by the system', async () => {
    expect(await entriesFor({ action: 'user.create', subject: cms.administrator.email })).toMatchObject([{ actorEmail: 'system', address: '' }]);
  });

  test('a change that is rolled back leaves no entry', async () => {
    const count = async () => Number((await db('audit_entries').count({ total: '*' }))[0]?.total);
    const before = await count();
    expect((await admin('POST', `/content-manager/collection-types/${uid}?locale=en`, { title: 'Refused', slug: 'Not an address', locale: 'en' })).status).toBe(400);
    const whole = await staff.save({ type: 'news-item', locale: 'en' }, item('whole'));
    const withoutAddress = await staff.save({ type: 'news-item', locale: 'zh-Hant-HK' }, { title: '新聞', releaseDate: '2026-02-03', category: 'speech', summary: '字' });
    const together = await admin('POST', `/content-manager/collection-types/${uid}/actions/bulkPublish?locale=zh-Hant-HK`, { documentIds: [whole, withoutAddress] });
    expect(together.status).toBe(400);
    expect(await count()).toBe(before + 2);
  });

  test('the database refuses to change and delete entries', async () => {
    await expect(db('audit_entries').update({ reason: 'Another' })).rejects.toMatchObject(refusedByTheDatabase);
    await expect(db('audit_entries').delete()).rejects.toMatchObject(refusedByTheDatabase);
    if (postgres) await expect(db.raw('truncate audit_entries')).rejects.toMatchObject(refusedByTheDatabase);
    const { id, ...last } = (await db('audit_entries').orderBy('sequence', 'desc').first()) as { id: number; sequence: number };
    const forged = { ...last, reason: 'Another' };
    if (postgres) await expect(db('audit_entries').insert({ ...forged, id }).onConflict('id').merge()).rejects.toMatchObject(refusedByTheDatabase);
    else
      for (const row of [{ ...forged, id }, forged, { ...forged, id, sequence: last.sequence + 1 }])
        await expect(db.raw(`insert or replace into audit_entries (${Object.keys(row).join(', ')}) values (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row))).rejects.toMatchObject(refusedByTheDatabase);
    expect(await db('audit_entries').orderBy('sequence', 'desc').first()).toEqual({ id, ...last });
    await cms.stop();
    cms = await startCms({ database: url, directory: cms.directory });
    await enter();
    await expect(db('audit_entries').delete()).rejects.toMatchObject(refusedByTheDatabase);
  });

  test('only administrators read and export it, and it is nowhere else', async () => {
    const editor = createAskAdmin(cms.url, (await createColleague(cms.url, await logIn(cms.url, cms.administrator), 'Approver', 'Reader')).session);
    for (const address of ['/newsroom/audit', '/newsroom/audit.csv']) {
      expect((await editor('GET', address)).status).toBe(403);
      expect((await fetch(cms.url + address)).status).toBe(401);
      expect((await admin('GET', address)).status).toBe(200);
    }
    for (const ask of [admin, editor]) expect((await ask('GET', '/content-manager/collection-types/api::audit-entry.audit-entry')).status).toBeGreaterThanOrEqual(400);
    for (const token of [cms.secrets.publishedToken, cms.secrets.previewToken])
      expect((await fetch(`${cms.url}/api/audit-entries`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  test('the export opens in a spreadsheet, and nothing in it is a formula', async () => {
    await staff.save({ type: 'news-item', locale: 'en' }, { ...item('formula'), title: '=HYPERLINK("https://elsewhere.test","新聞")' });
    const session = await logIn(cms.url, cms.administrator);
    const answer = await fetch(`${cms.url}/newsroom/audit.csv?subject=HYPERLINK`, { headers: { authorization: `Bearer ${session}` } });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith('\uFEFF"sequence","at"')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""https://elsewhere.test"",""新聞"")"`);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect((await entriesFor({ action: 'audit.export' })).length).toBeGreaterThan(0);
  });

  test('filters: who, what, when', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong' }).format(new Date());
    expect((await entriesFor({ who: 'EDITOR@', action: 'publish', from: today, to: today })).every(({ action }) => action === 'publish')).toBe(true);
    expect((await entriesFor({ action: 'publish', from: today, to: today })).length).toBeGreaterThan(0);
    expect(await entriesFor({ to: '2020-01-01' })).toEqual([]);
    expect(await entriesFor({ who: '%' })).toEqual([]);
  });

  test('two replicas that write at once keep one chain', async () => {
    if (!postgres) return;
    const replica = await startCms({ database: url });
    try {
      const staffs = [staff, createNewsroom(replica.url, await logIn(replica.url, replica.administrator))];
      const written = await Promise.all(Array.from({ length: 30 }, async (_, index) => {
        const writer = staffs[index % 2] ?? staff;
        const documentId = await writer.save({ type: 'news-item', locale: 'en' }, item(`r${index}`));
        await writer.publish({ type: 'news-item', locale: 'en', documentId });
        return documentId;
      }));
      for (const documentId of written) expect(await actionsFor(documentId)).toEqual(['publish', 'approve', 'only-in', 'create']);
      expect(await runVerify(where())).toMatchObject({ status: 0, output: expect.stringMatching(/^\d+ entries, one unbroken chain/) });
    } finally {
      await replica.stop();
      await replica.remove();
    }
  });

  test('the command finds what was changed behind the database’s back', async () => {
    await staff.save({ type: 'news-item', locale: 'en' }, item('last'));
    const whole = await runVerify(where());
    expect(whole).toMatchObject({ status: 0 });
    const [, end = ''] = /The last is (\S+)/.exec(whole.output) ?? [];
    expect(cms.log()).toContain(`Audit entry ${end}`);
    expect(await runVerify(where(), ['--expect', end])).toMatchObject({ status: 0 });
    const drop = postgres
      ? ['drop trigger audit_entries_keep on audit_entries']
      : ['drop trigger audit_entries_no_update', 'drop trigger audit_entries_no_delete'];
    for (const statement of drop) await db.raw(statement);

    const row = await db('audit_entries').where({ sequence: 5 }).first();
    await db('audit_entries').where({ sequence: 5 }).update({ actor_email: 'somebody@else.test' });
    expect(await runVerify(where())).toMatchObject({ status: 1, output: expect.stringContaining('broken at entry 5: its content') });
    await db('audit_entries').where({ sequence: 5 }).update({ actor_email: row.actor_email });
    expect(await runVerify(where())).toMatchObject({ status: 0 });

    await db('audit_entries').where({ sequence: 5 }).delete();
    expect(await runVerify(where())).toMatchObject({ status: 1, output: expect.stringContaining('broken at entry 6') });
    await db('audit_entries').insert(row);
    const [last] = end.split(':');
    await db('audit_entries').where({ sequence: Number(last) }).delete();
    expect(await runVerify(where())).toMatchObject({ status: 0 });
    expect(await runVerify(where(), ['--expect', end])).toMatchObject({ status: 1, output: expect.stringContaining(`broken at entry ${last}: it is missing`) });
  });
});
