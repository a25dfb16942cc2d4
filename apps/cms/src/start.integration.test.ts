import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createClient, entries, newsItem, page } from '@dpo/content';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { CmsRefusedToStart, type RunningCms, startCms } from '@dpo/test-support/cms';
import { startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { until } from '@dpo/test-support/until';

jest.setTimeout(180_000);

describe('settings that are not safe', () => {
  const refusal = async (env: Record<string, string | undefined>) => {
    const started = await startCms({ empty: true, env }).catch((error: unknown) => error);
    if (started instanceof CmsRefusedToStart) return started;
    throw started instanceof Error ? started : new Error('It started');
  };

  test.each([
    // One that Strapi would miss by itself, one that it would not, and each kind of weakness; env.test.ts has all of them.
    ['APP_KEYS', undefined], ['ADMIN_JWT_SECRET', undefined], ['CMS_PREVIEW_TOKEN', 'short'],
    ['REVALIDATE_SECRET', 'changeme-changeme-changeme-changeme-changeme'], ['PREVIEW_SECRET', 'a'.repeat(40)],
  ])('%s = %s keeps it from starting, by name and with the remedy', async (name, value) => {
    const { exitCode, log } = await refusal({ [name]: value });
    expect(exitCode).not.toBe(0);
    expect(log).toMatch(new RegExp(`${name} (?:is|repeats)`));
    expect(log).toContain('openssl rand');
  });

  test.each(['ADMIN_EMAIL', 'ADMIN_PASSWORD'])('regression: without %s the first visitor of an empty newsroom becomes its administrator', async (name) => {
    const { exitCode, log } = await refusal({ [name]: undefined });
    expect(exitCode).not.toBe(0);
    expect(log).toContain('ADMIN_EMAIL and ADMIN_PASSWORD are not both set');
  });
});

test('regression: what throws while it loads stood in the newsroom’s one script, which was parsed once more each time', () => {
  const built = path.join(__dirname, '..', 'dist', 'build');
  const scripts = readdirSync(built).filter((name) => name.endsWith('.js')).map((name) => readFileSync(path.join(built, name), 'utf8'));
  // Words of get-intrinsic, and of Prism, which throws to find out where it is.
  for (const words of ['%Error.prototype%', 'currentScript.tagName']) {
    const holding = scripts.filter((script) => script.includes(words));
    expect(holding).not.toEqual([]);
    for (const script of holding) expect(script.length).toBeLessThan(200_000);
  }
});

describe('a first start', () => {
  let cms: RunningCms;
  let admin: AskAdmin;
  let staff: Newsroom;

  const enter = async () => {
    const session = await logIn(cms.url, cms.administrator);
    admin = createAskAdmin(cms.url, session);
    staff = createNewsroom(cms.url, session);
  };
  const published = () => createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
  const seedOf = (type: string) => JSON.parse(readFileSync(path.join(__dirname, '..', 'seed', `${type}.json`), 'utf8')) as { slug: string }[];

  beforeAll(async () => {
    cms = await startCms({ empty: true, env: { SEED: 'true' } });
    await enter();
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
  });

  test('fills the newsroom with every record, and says so', async () => {
    for (const { type } of entries) expect(cms.log()).toContain(`Seed ${type}: ${seedOf(type).length} created`);
    const slugs = (await published().readAll(newsItem, { locale: 'en' })).map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(seedOf('news-item').filter((record) => 'en' in record).map(({ slug }) => slug).sort());
  });

  test('regression: keys in an address stand in the log', async () => {
    for (const address of ['/admin/auth/reset-password?code=key-in-query', '/admin/registration-info?registrationToken=key-in-query']) await fetch(cms.url + address);
    await until('the requests to be logged', async () => cms.log().includes('GET /admin/registration-info ('), { within: 5000 });
    expect(cms.log()).toContain('GET /admin/auth/reset-password (');
    expect(cms.log()).not.toContain('key-in-query');
  });

  test('regression: an administrator has no menu for what only developers change', async () => {
    const { body } = await admin('GET', '/admin/users/me/permissions');
    const actions = (body as { data: { action: string }[] }).data.map(({ action }) => action);
    expect(actions).toContain('plugin::content-manager.explorer.update');
    for (const screen of ['admin::marketplace.read', 'plugin::content-type-builder.read']) expect(actions).not.toContain(screen);
  });

  test('a later start changes nothing that staff changed, and brings nothing back that they deleted', async () => {
    const drafts = await staff.drafts({ type: 'page', locale: 'en' });
    const [kept, gone] = drafts;
    await staff.save({ type: 'page', locale: 'en', documentId: kept?.documentId ?? '' }, { title: 'Changed by staff', slug: kept?.slug });
    await staff.publish({ type: 'page', locale: 'en', documentId: kept?.documentId ?? '' });
    await staff.remove({ type: 'page', documentId: gone?.documentId ?? '' });
    await cms.stop();
    // Who was the first administrator need not be said any more.
    cms = await startCms({ directory: cms.directory, env: { SEED: 'true', ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined } });
    await enter();
    const pages = await published().readAll(page, { locale: 'en' });
    expect(pages.map(({ slug }) => slug)).not.toContain(gone?.slug);
    expect(pages.find(({ slug }) => slug === kept?.slug)).toMatchObject({ title: 'Changed by staff' });
    for (const { type } of entries) expect(cms.log()).toContain(`Seed ${type}: 0 created`);
    expect(cms.log()).not.toContain('The first administrator is');
  });

  test('an administrator’s own arrangement of a form survives a restart', async () => {
    const address = '/content-manager/content-types/api::page.page/configuration';
    const { body } = await admin('GET', address);
    const { contentType } = (body as { data: { contentType: { settings: object; layouts: { edit: object[]; list: string[] }; metadatas: Record<string, { edit: object; list: { mainField?: string } }> } } }).data;
    const { settings, layouts } = contentType;
    // The screen leaves out what the answer adds to it.
    const metadatas = Object.fromEntries(Object.entries(contentType.metadatas).map(([name, { edit, list: { mainField: _added, ...list } }]) => [name, { edit, list }]));
    expect(layouts.list).toEqual(['title', 'slug']);
    const theirs = { settings, metadatas, layouts: { ...layouts, list: ['slug', 'title'] } };
    expect(await admin('PUT', address, theirs)).toMatchObject({ status: 200 });
    await cms.stop();
    cms = await startCms({ directory: cms.directory });
    await enter();
    expect((await admin('GET', address)).body).toMatchObject({ data: { contentType: { layouts: { list: ['slug', 'title'] } } } });
  });

  test('a changed token takes the place of the old one', async () => {
    const old = cms.secrets.publishedToken;
    const next = `${old.slice(5)}-next`;
    await cms.stop();
    cms = await startCms({ directory: cms.directory, env: { CMS_TOKEN: next } });
    const read = async (token: string) => (await fetch(`${cms.url}/api/pages`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await read(old), await read(next)]).toEqual([401, 200]);
    await cms.stop();
    cms = await startCms({ directory: cms.directory });
    await enter();
  });

  test('stops within moments when told to, while a site does not answer', async () => {
    const site = await startDeliveryReceiver(cms.secrets.revalidate);
    await cms.stop();
    cms = await startCms({ directory: cms.directory, env: { WEB_URLS: site.url } });
    await enter();
    await site.down();
    const documentId = await staff.save({ type: 'page', locale: 'en' }, { title: 'Late page' });
    await staff.publish({ type: 'page', locale: 'en', documentId });
    const began = performance.now();
    await cms.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    await site.up();
    cms = await startCms({ directory: cms.directory, env: { WEB_URLS: site.url } });
    await enter();
    await until('the change of before', async () => site.changes().some((change) => change.documentId === documentId), { within: 10_000 });
    await site.down();
  });

  test.each(['/admin', '/admin/init', '/content-manager/init', '/uploads/none.png', '/api/pages', '/nowhere', '/_health'])('%s carries the headers of a private place', async (address) => {
    const { headers } = await fetch(cms.url + address);
    const named = (name: string) => headers.get(name);
    expect({
      policy: named('content-security-policy'), frames: named('x-frame-options'), sniff: named('x-content-type-options'), referrer: named('referrer-policy'),
      transport: named('strict-transport-security'), permissions: named('permissions-policy'), by: named('x-powered-by'), server: named('server'),
    }).toEqual({
      policy: expect.stringMatching(/default-src 'none'/), frames: 'DENY', sniff: 'nosniff', referrer: 'no-referrer',
      transport: 'max-age=31536000; includeSubDomains', permissions: expect.stringContaining('camera=()'), by: null, server: null,
    });
    expect(named('content-security-policy')).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test.each(['/graphql', '/documentation', '/openapi.json', '/mcp', '/users-permissions/roles', '/connect/github'])('%s is not there', async (address) => {
    expect((await fetch(cms.url + address)).status).toBe(404);
  });

  test('a page elsewhere cannot read it from a browser', async () => {
    const { headers } = await fetch(`${cms.url}/api/pages`, { headers: { origin: 'https://elsewhere.test' } });
    expect(headers.get('access-control-allow-origin') ?? '').not.toContain('elsewhere');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('guessing a password is stopped after five attempts', async () => {
    const guess = async () => (await fetch(`${cms.url}/admin/login`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'somebody@cms.test', password: 'guess' }),
    })).status;
    const answers: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await guess());
    expect(answers).toEqual([400, 400, 400, 400, 400, 429]);
  });
});
