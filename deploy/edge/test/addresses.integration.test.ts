import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '@dpo/test-support/until';
import { type Origin, page, startOrigin, status } from './origin';
import { type RunningEdge, startEdge } from './running-edge';

let web: Origin;
let cms: Origin;
let edge: RunningEdge;

beforeAll(async () => {
  [web, cms] = await Promise.all([startOrigin(), startOrigin()]);
  edge = await startEdge({ EDGE_WEB: web.address, EDGE_CMS: cms.address });
});
afterAll(async () => {
  await edge.stop();
  await Promise.all([web.down(), cms.down()]);
});
beforeEach(() => {
  web.seen.length = 0;
  cms.seen.length = 0;
  cms.answer = status(200, {}, 'cms');
});

test.each(['/admin', '/admin/login', '/content-manager/collection-types', '/upload/files', '/i18n/locales', '/_health', '/users-permissions/roles'])(
  '%s is not there for readers: the web says so',
  async (address) => {
    web.answer = status(404, { 'cache-control': 'no-store' }, 'not here');
    const reply = await edge.ask(`${address}?a=1`, { headers: { 'accept-language': 'zh' } });
    expect([reply.status, reply.text]).toEqual([404, 'not here']);
    expect(web.seen[0]?.headers['accept-language']).toBe('zh');
    expect(cms.seen).toHaveLength(0);
  },
);

test.each(['/api/revalidate', '/api/revalidate/tags', '/api/news-items', '/api/preview/', '/api/preview/other', '/api/', '/API/../api/revalidate', '//api//revalidate', '/api/%72evalidate', '/_next/image?url=/a', '/_next/data/x.json'])(
  '%s is not there at all',
  async (address) => {
    for (const method of ['GET', 'POST']) {
      const reply = await edge.ask(address, { method });
      expect(reply.status).toBe(address.startsWith('/_next/') && method === 'POST' ? 405 : 404);
    }
    expect([...web.seen, ...cms.seen]).toHaveLength(0);
  },
);

test('a preview link and its cookie pass whole', async () => {
  web.answer = status(307, { location: '/en/news/a', 'set-cookie': '__prerender_bypass=x', 'cache-control': 'no-store' });
  const reply = await edge.ask('/api/preview?path=/en/news/a&signature=s', { headers: { cookie: 'a=b' } });
  expect(reply.headers['set-cookie']).toEqual(['__prerender_bypass=x']);
  expect(web.seen[0]).toMatchObject({ url: '/api/preview?path=/en/news/a&signature=s', headers: { cookie: 'a=b', 'x-forwarded-proto': 'https' } });
  await edge.ask('/api/preview/exit?locale=tc');
  expect(web.seen[1]?.url).toBe('/api/preview/exit?locale=tc');
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is refused', async (method) => {
  const reply = await edge.ask('/en/news', { method });
  expect(reply.status).toBe(405);
  if (method !== 'TRACE') expect(reply.headers.allow).toBe('GET, HEAD');
  expect(web.seen).toHaveLength(0);
});

test('a file whose name changes with its bytes is stored for good', async () => {
  web.answer = page('body{}', { 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/css' });
  await edge.ask('/_next/static/css/a.css');
  await web.down();
  const reply = await edge.ask('/_next/static/css/a.css?x=1');
  expect([reply.status, reply.text, reply.headers['cache-control']]).toEqual([200, 'body{}', 'public, max-age=31536000, immutable']);
  await web.up();
});

test('media is stored whole, and given in parts', async () => {
  const bytes = Buffer.from('0123456789');
  web.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes.length, 'cache-control': 'public, max-age=300, s-maxage=1', etag: '"abc"' }).end(bytes);
  await edge.ask('/uploads/a.pdf?v=abc');
  const part = await edge.ask('/uploads/a.pdf?v=abc', { headers: { range: 'bytes=2-4' } });
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
});

test('regression: made-up versions of a file fill the cache, and pin its bytes for a year', async () => {
  web.answer = page('bytes', { 'cache-control': 'public, max-age=300, s-maxage=1', etag: '"abc"', 'content-type': 'image/png' });
  const control = async (query: string) => (await edge.ask(`/uploads/versions.png${query}`)).headers['cache-control'];
  expect(await control('?v=abc')).toBe('public, max-age=31536000, immutable, s-maxage=1');
  expect(await control('')).toBe('public, max-age=300, s-maxage=1');
  for (const query of ['?v=abd', '?v=abcd', '?v=ab', '?v=%22', '?v=.*', '?v=abc%20abc']) expect(await control(query)).toBe('public, max-age=0, s-maxage=1');
  await until('the file to be asked for again', async () => {
    await control('?v=made-up');
    return web.seen.length > 1;
  }, { within: 3000 });
  expect(new Set(web.seen.map(({ url }) => url))).toEqual(new Set(['/uploads/versions.png']));
  expect(web.seen.at(-1)?.headers['if-none-match']).toBe('"abc"');
});

test('a file that has not changed is not sent again, and one that has is known by its new version', async () => {
  let version = 'abc';
  web.answer = (request, response) => {
    const headers = { 'cache-control': 'public, max-age=300, s-maxage=1', etag: `"${version}"`, 'content-type': 'image/png' };
    if (request.headers['if-none-match'] === `"${version}"`) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(version);
  };
  const isKept = async (named: string) => (await edge.ask(`/uploads/changed.png?v=${named}`)).headers['cache-control']?.includes('immutable');
  expect(await isKept('abc')).toBe(true);
  await until('the file to be asked for again', async () => (await isKept('abc')) === true && web.seen.length > 2, { within: 5000 });
  version = 'abd';
  await until('the new version', async () => (await isKept('abd')) === true, { within: 3000 });
  expect(await isKept('abc')).toBe(false);
});

test('media that nothing published shows any more is gone a second later, and back as soon as something does', async () => {
  const shown = page('bytes', { 'cache-control': 'public, max-age=300, s-maxage=1', etag: '"1"', 'content-type': 'image/png' });
  web.answer = shown;
  expect((await edge.ask('/uploads/withdrawn.png?v=1')).text).toBe('bytes');
  web.answer = status(404, { 'cache-control': 'public, max-age=1' });
  await until('the picture to go', async () => (await edge.ask('/uploads/withdrawn.png?v=1')).status === 404, { within: 3000 });
  web.answer = shown;
  await until('the picture to return', async () => (await edge.ask('/uploads/withdrawn.png?v=1')).status === 200, { within: 3000 });
});

test('media of a draft is for whoever previews it', async () => {
  web.answer = page('draft bytes', { 'cache-control': 'private, no-store', 'content-type': 'image/png' });
  const preview = { headers: { cookie: '__prerender_bypass=abc; preview_pass=1.f' } };
  expect((await edge.ask('/uploads/draft.png?v=1', preview)).text).toBe('draft bytes');
  expect(web.seen.at(-1)?.headers.cookie).toBe('__prerender_bypass=abc; preview_pass=1.f');
  web.answer = status(404, { 'cache-control': 'public, max-age=1' });
  expect((await edge.ask('/uploads/draft.png?v=1')).status).toBe(404);
});

test('staff reach the CMS on a port of its own, with uploads, but not its reading API', async () => {
  expect((await edge.askAsStaff('/')).headers.location).toBe('/admin');
  const reply = await edge.askAsStaff('/upload', { method: 'POST', body: Buffer.alloc(20 * 1024 * 1024), headers: { host: 'localhost:8081' } });
  expect([reply.status, reply.text]).toEqual([200, 'cms']);
  expect(cms.seen[0]).toMatchObject({ method: 'POST', url: '/upload', headers: { host: 'localhost:8081', 'x-forwarded-for': '127.0.0.1' } });
  for (const address of ['/api/news-items', '/_health']) expect((await edge.askAsStaff(address)).status).toBe(404);
  expect(cms.seen).toHaveLength(1);
  expect((await edge.askAsStaff('/upload', { method: 'POST', headers: { 'content-length': 30 * 1024 * 1024 } })).status).toBe(413);
});

test('the log of readers holds neither their whole address nor what they asked for in the query', async () => {
  web.answer = page('found');
  await edge.ask('/tc/search?q=private-matter', { headers: { 'user-agent': 'logged-agent' } });
  await edge.askAsStaff('/admin/logged');
  await until('both to be logged', async () => { const log = await edge.log(); return log.includes('logged-agent') && log.includes('/admin/logged'); }, { within: 5000 });
  const log = await edge.log();
  const lines = log.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find(({ agent }) => agent === 'logged-agent')).toMatchObject({ log: 'public', network: '127.0.0.0', path: '/tc/search', status: 200 });
  expect(lines.find(({ path }) => path === '/admin/logged')).toMatchObject({ log: 'admin', address: '127.0.0.1' });
  expect(log).not.toContain('private-matter');
});

test('the address that a load balancer reports is believed from the load balancer alone', async () => {
  const behind = await startEdge({ EDGE_WEB: web.address, EDGE_TRUSTED_PROXY: '127.0.0.1' });
  try {
    const reported = { headers: { 'x-forwarded-for': '8.8.8.8, 203.0.113.7' } };
    await behind.ask('/en/reported', reported);
    await edge.ask('/en/claimed', reported);
    expect(web.seen.map(({ headers }) => headers['x-real-ip'])).toEqual(['203.0.113.7', '127.0.0.1']);
  } finally {
    await behind.stop();
  }
});

test('regression: two addresses share a place in the cache', async () => {
  web.answer = page('of another address');
  await edge.ask('/en/search%3F&q=foo');
  await edge.ask('/en/search?q=foo?');
  expect(web.seen.map(({ url }) => url)).toEqual(['/en/search%3F&q=foo', '/en/search?&q=foo?']);
});

test('what is open to the public says so', async () => {
  web.answer = page('ok', { 'cache-control': 'no-store' });
  for (const address of ['/healthz', '/readyz']) expect((await edge.ask(address)).status).toBe(200);
  expect(web.seen.map(({ url }) => url)).toEqual(['/healthz', '/readyz']);
  expect((await edge.ask('/edge-healthz')).text).toBe('ok\n');
});
