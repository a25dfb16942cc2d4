import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { type Colleague, createColleague } from '@dpo/test-support/colleagues';
import { logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import createConnection, { type Knex } from 'knex';

jest.setTimeout(180_000);

interface Answer {
  status: number;
  body: string;
  milliseconds: number;
}

/** Both keys of a session: one for ten minutes, and the cookie that fetches the next. */
interface Keys {
  token: string;
  cookie: string;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe.each(['sqlite', 'postgres'])('logging in, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let url = 'sqlite';
  let cms: RunningCms;
  let admin: AskAdmin;
  let db: Knex;
  let people: Colleague[];

  async function attempt(email: string, password: string, at = cms.url): Promise<Answer> {
    const began = performance.now();
    const response = await fetch(`${at}/admin/login`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }),
    });
    return { status: response.status, body: await response.text(), milliseconds: performance.now() - began };
  }

  async function attempts(email: string, count: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let each = 0; each < count; each += 1) answers.push(await attempt(email, 'Not-the-password-1'));
    return answers;
  }

  /** As though this much time had passed. */
  const lockOf = (email: string) => db<{ email: string; locked_until: number | string | null }>('log_in_attempts').where({ email });
  const lockedUntil = async (email: string) => Number((await lockOf(email).first())?.locked_until);
  /** As though so many milliseconds were left of the time for which an address is locked. */
  const lockEndsIn = (email: string, milliseconds: number) => lockOf(email).update({ locked_until: Date.now() + milliseconds });

  async function keysFrom(path: string, init: RequestInit): Promise<Keys | number> {
    const response = await fetch(cms.url + path, { method: 'POST', ...init });
    if (!response.ok) return response.status;
    const { data } = (await response.json()) as { data: { token: string } };
    const cookie = response.headers.getSetCookie().find((each) => each.startsWith('strapi_admin_refresh='));
    return { token: data.token, cookie: cookie?.split(';')[0] ?? '' };
  }

  const open = async ({ email, password }: { email: string; password: string }) =>
    (await keysFrom('/admin/login', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) })) as Keys;
  /** @param untouched minutes since somebody last touched the screen that renews */
  const renew = ({ cookie }: Keys, untouched?: number) =>
    keysFrom('/admin/access-token', { headers: { cookie, ...(untouched === undefined ? {} : { 'x-untouched-for': String(untouched * 60_000) }) } });
  const statusWith = async ({ token }: Keys) => (await createAskAdmin(cms.url, token)('GET', '/admin/users/me')).status;
  const userId = async (email: string) => {
    const { data } = (await admin('GET', '/admin/users?pageSize=50')).body as { data: { results: { id: number; email: string }[] } };
    const found = data.results.find((user) => user.email === email);
    if (!found) throw new Error(`Nobody has the address ${email}`);
    return found.id;
  };

  /** As though the sessions of this account were so much older. */
  async function sessionsLater(user: number, minutes: number) {
    const columns = ['created_at', 'expires_at', 'absolute_expires_at'];
    const earlier = (column: string) => (postgres ? db.raw("?? - ? * interval '1 minute'", [column, minutes]) : db.raw('?? - ?', [column, minutes * 60_000]));
    await db('strapi_sessions').where({ user_id: String(user) }).update(Object.fromEntries(columns.map((column) => [column, earlier(column)])));
  }

  beforeAll(async () => {
    if (database === 'postgres') {
      postgres = await startPostgres();
      url = await postgres.createDatabase('sessions');
    }
    cms = await startCms({ database: url });
    const session = await logIn(cms.url, cms.administrator);
    admin = createAskAdmin(cms.url, session);
    people = [];
    for (const name of ['Ada', 'Ben', 'Cara']) people.push(await createColleague(cms.url, session, 'Author', name));
    db = createConnection(postgres ? { client: 'pg', connection: url } : { client: 'better-sqlite3', connection: { filename: `${cms.directory}/data.db` }, useNullAsDefault: true });
  });

  afterAll(async () => {
    await db?.destroy();
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('five failures lock an account for 15 minutes, and the answers are those of an account that does not exist', async () => {
    const since = Date.now();
    const known = await attempts(people[0]?.email ?? '', 6);
    const quarter = (await lockedUntil(people[0]?.email ?? '')) - 15 * 60_000;
    expect([quarter >= since, quarter <= Date.now()]).toEqual([true, true]);
    const unknown = await attempts('nobody-at-all@cms.test', 6);
    expect(known.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 429]);
    expect(unknown.map(({ status, body }) => [status, body])).toEqual(known.map(({ status, body }) => [status, body]));
    // Half of a comparison of passwords, which takes some 60 ms: without one there would be nothing of it.
    const [first, second] = [known, unknown].map((answers) => median(answers.slice(0, 5).map(({ milliseconds }) => milliseconds))) as [number, number];
    expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.5);
  });

  test('a locked account is not let in with the right password either, on no replica and after no restart, until the time is over', async () => {
    const { email, password } = people[0] ?? { email: '', password: '' };
    await cms.stop();
    cms = await startCms({ database: url, directory: cms.directory });
    expect((await attempt(email, password)).status).toBe(429);
    if (postgres) {
      const replica = await startCms({ database: url });
      expect((await attempt(email, password, replica.url)).status).toBe(429);
      await replica.stop();
      await replica.remove();
    }
    await lockEndsIn(email, 60_000);
    expect((await attempt(email, password)).status).toBe(429);
    await lockEndsIn(email, -1);
    expect((await attempt(email, password)).status).toBe(200);
    admin = createAskAdmin(cms.url, await logIn(cms.url, cms.administrator));
    const { entries } = (await admin('GET', `/newsroom/audit?action=log-in.locked&subject=${email}`)).body as { entries: unknown[] };
    expect(entries).toHaveLength(1);
  });

  test('guesses that come at once are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('many-at-once@cms.test', 'Not-the-password-1')));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('only one address and one password in the body are looked at: no other way leads past the counting', async () => {
    const { email, password } = people[1] ?? { email: '', password: '' };
    const query = new URLSearchParams({ email, password }).toString();
    const ask = async (path: string, body: object) =>
      (await fetch(cms.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;
    expect(await ask(`/admin/login?${query}`, {})).toBe(400);
    expect(await ask(`//Admin/login/?${query}`, {})).not.toBe(200);
    expect(await ask(`/admin/login?password=${password}`, { email })).toBe(400);
    expect(await ask('/admin/login', { email: [email], password })).toBe(400);
    expect(await ask('/admin/login', { email: { $eq: email }, password })).toBe(400);
    expect(await ask('/admin/login', { email, password })).toBe(200);
  });

  test('a log-in takes the failures before it away, and tells of them and of the one before', async () => {
    const { email, password } = people[1] ?? { email: '', password: '' };
    await attempts(email, 3);
    const { body } = await attempt(email, password);
    const { token } = (JSON.parse(body) as { data: { token: string } }).data;
    const told = (await createAskAdmin(cms.url, token)('GET', '/newsroom/last-log-in')).body as { at: number; from: string; failed: number };
    expect(told).toMatchObject({ failed: 3, from: expect.stringContaining('127.0.0.1') });
    expect(Math.abs(Date.now() - told.at)).toBeLessThan(170_000);
    expect(await db('log_in_attempts').where({ email }).first()).toMatchObject({ failures: 0, locked_until: null });
    expect((await fetch(`${cms.url}/newsroom/last-log-in`)).status).toBe(401);
  });

  test('an account that is switched off, or was never registered, is answered like one that does not exist', async () => {
    const { email, password } = people[2] ?? { email: '', password: '' };
    await admin('PUT', `/admin/users/${await userId(email)}`, { isActive: false });
    const roles = (await admin('GET', '/admin/roles')).body as { data: { id: number }[] };
    await admin('POST', '/admin/users', { email: 'invited@cms.test', firstname: 'In', lastname: 'Vited', roles: [roles.data[1]?.id] });
    const answers = [await attempt(email, password), await attempt('invited@cms.test', password), await attempt('unknown@cms.test', password)];
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(400);
  });

  test('half an hour without work ends a session, work keeps it, a long working day ends it in any case', async () => {
    const person = people[1];
    const id = await userId(person.email);
    let keys = await open(person);
    await sessionsLater(id, 29);
    keys = (await renew(keys)) as Keys;
    expect(await statusWith(keys)).toBe(200);
    await sessionsLater(id, 29);
    keys = (await renew(keys)) as Keys;
    expect(await statusWith(keys)).toBe(200);
    await sessionsLater(id, 31);
    expect([await statusWith(keys), await renew(keys)]).toEqual([401, 401]);

    keys = await open(person);
    for (let worked = 0; worked < 12 * 60 - 20; worked += 20) {
      await sessionsLater(id, 20);
      keys = (await renew(keys)) as Keys;
      expect(await statusWith(keys)).toBe(200);
    }
    await sessionsLater(id, 20);
    expect(await renew(keys)).toBe(401);
  });

  test('the half hour begins with the last touch, not with the renewal after it', async () => {
    const person = people[1];
    const id = await userId(person.email);
    let keys = (await renew(await open(person), 9)) as Keys;
    await sessionsLater(id, 20.5);
    expect(await statusWith(keys)).toBe(200);
    await sessionsLater(id, 1);
    expect([await statusWith(keys), await renew(keys)]).toEqual([401, 401]);

    keys = (await renew(await open(person), 9)) as Keys;
    await sessionsLater(id, 20.5);
    keys = (await renew(keys, 0)) as Keys;
    await sessionsLater(id, 29);
    expect(await statusWith(keys)).toBe(200);
    await sessionsLater(id, 1.5);
    expect([await statusWith(keys), await renew(keys)]).toEqual([401, 401]);
  });

  test('a session that has ended is not renewed, though the key that renews it is younger than half an hour', async () => {
    const person = people[1];
    const keys = (await renew(await open(person), 20)) as Keys;
    await sessionsLater(await userId(person.email), 10.5);
    expect([await renew(keys), await statusWith(keys)]).toEqual([401, 401]);
    expect(await renew(await open(person), 31)).toBe(401);
    expect((await renew(await open(person), Number.NaN)) as Keys).toMatchObject({ token: expect.any(String) });
  });

  test('an account that is blocked is out at once, and its sessions do not come back with it', async () => {
    const person = people[1];
    const keys = await open(person);
    expect(await statusWith(keys)).toBe(200);
    const id = await userId(person.email);
    expect((await admin('PUT', `/admin/users/${id}`, { isActive: false })).status).toBe(200);
    expect([await statusWith(keys), await renew(keys)]).toEqual([401, 401]);
    expect((await admin('PUT', `/admin/users/${id}`, { isActive: true })).status).toBe(200);
    expect([await statusWith(keys), await renew(keys)]).toEqual([401, 401]);
    expect(await statusWith(await open(person))).toBe(200);
  });

  test('a new password ends all sessions of its account and of nobody else, whoever sets it', async () => {
    const person = people[1];
    const [here, elsewhere] = [await open(person), await open(person)];
    const own = await createAskAdmin(cms.url, here.token)('PUT', '/admin/users/me', { currentPassword: person.password, password: 'Three-kites-over-4-hills' });
    expect(own.status).toBe(200);
    expect([await statusWith(elsewhere), await renew(elsewhere)]).toEqual([401, 401]);

    const again = await open({ email: person.email, password: 'Three-kites-over-4-hills' });
    expect((await admin('PUT', `/admin/users/${await userId(person.email)}`, { password: person.password })).status).toBe(200);
    expect([await statusWith(again), await renew(again)]).toEqual([401, 401]);
    expect(await statusWith(await open(person))).toBe(200);
  });

  test('weak passwords are refused when invited and in the profile, in the person’s language', async () => {
    const roles = (await admin('GET', '/admin/roles')).body as { data: { id: number }[] };
    const made = (await admin('POST', '/admin/users', { email: 'dora@cms.test', firstname: 'Dora', lastname: 'Wong', roles: [roles.data[1]?.id] })).body as { data: { registrationToken: string } };
    const register = (password: string, language: string) =>
      fetch(`${cms.url}/admin/register`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({ registrationToken: made.data.registrationToken, userInfo: { firstname: 'Dora', lastname: 'Wong', password } }),
      });
    for (const password of ['Sh0rt-one', 'Password1234', 'Dora-was-here-2026']) expect((await register(password, 'en')).status).toBe(400);
    expect(await (await register('Password1234', 'zh-HK,zh;q=0.9')).text()).toContain('此密碼過於常見');
    const registered = await register('Seven-teapots-sing-4', 'en');
    expect(registered.status).toBe(200);
    const dora = createAskAdmin(cms.url, ((await registered.json()) as { data: { token: string } }).data.token);
    const changed = await dora('PUT', '/admin/users/me', { currentPassword: 'Seven-teapots-sing-4', password: 'Welcome2Admin2026' });
    expect([changed.status, messageOf(changed)]).toEqual([400, expect.stringContaining('first that others would try')]);
    // What the forms show under the field.
    expect(changed.body).toMatchObject({ error: { details: { errors: [{ path: ['password'], message: messageOf(changed) }] } } });
    expect((await dora('PUT', '/admin/users/me', { currentPassword: 'Seven-teapots-sing-4', password: 'Eight-teapots-sing-5' })).status).toBe(200);
  });

  test('a first administrator with a weak password is not made', async () => {
    await expect(startCms({ empty: true, env: { ADMIN_PASSWORD: 'Password1234' } })).rejects.toThrow('first that others would try');
  });
});
