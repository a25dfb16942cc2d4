import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '@dpo/test-support/until';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Origin, page, startOrigin, status } from './origin';
import { type RunningEdge, siteHost, startEdge } from './running-edge';

let web: Origin;
let edge: RunningEdge;

beforeAll(async () => {
  web = await startOrigin();
  edge = await startEdge({ EDGE_WEB: web.address });
});
afterAll(async () => {
  await edge.stop();
  await web.down();
});
beforeEach(async () => {
  web.answer = page('page');
  web.seen.length = 0;
  await earlyInASecond();
});

/** Every test has pages of its own: `/en/1`, `/en/2`, … */
const address = (() => {
  let count = 0;
  return () => `/en/page-${(count += 1)}`;
})();
const times = <T>(count: number, act: () => Promise<T>) => Promise.all(Array.from({ length: count }, act));
const asked = (path: string) => web.seen.filter(({ url }) => url.split('?')[0] === path).length;
const second = () => Math.floor(Date.now() / 1000);
/** A page is good until the end of the second in which it was made. */
async function aSecondLater() {
  const now = second();
  await until('the next second', async () => second() > now, { within: 2000 });
}
/** Most of a second is left, so that requests made together fall into it. */
const earlyInASecond = () => until('the begin of a second', async () => Date.now() % 1000 < 200, { within: 2000 });

test('a hundred first readers make one request to the web', async () => {
  const path = address();
  const release: (() => void)[] = [];
  web.answer = (request, response) => void release.push(() => page('page')(request, response));
  const replies = times(100, () => edge.ask(path));
  await until('the request', async () => release.length > 0, { within: 3000 });
  for (const answer of release) answer();
  expect((await replies).every(({ status: code, text }) => code === 200 && text === 'page')).toBe(true);
  expect(asked(path)).toBe(1);
});

test('a page is asked for once a second, and new at most a second after the web has it', async () => {
  const path = address();
  await times(20, () => edge.ask(path));
  expect(asked(path)).toBe(1);
  web.answer = page('new');
  await until('the new page', async () => (await edge.ask(path)).text === 'new', { within: 1100 });
  expect(asked(path)).toBe(2);
});

test('the first reader of a page that nobody asked for lately gets it as it is now', async () => {
  const path = address();
  await edge.ask(path);
  await aSecondLater();
  web.answer = page('new');
  expect((await edge.ask(path)).text).toBe('new');
});

test('while one reader waits for the new page, the others have the last one at once', async () => {
  const path = address();
  await edge.ask(path);
  await aSecondLater();
  let answer: (() => void) | undefined;
  web.answer = (request, response) => void (answer = () => page('new')(request, response));
  const first = edge.ask(path);
  await until('the request', async () => answer !== undefined, { within: 3000 });
  expect((await times(50, () => edge.ask(path))).every(({ text }) => text === 'page')).toBe(true);
  answer?.();
  expect((await first).text).toBe('new');
  expect(asked(path)).toBe(2);
});

test('what readers and other caches may keep is what the edge keeps', async () => {
  const { headers } = await edge.ask(address());
  expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=1, stale-if-error=86400');
  expect(headers['x-nextjs-cache']).toBeUndefined();
  expect(headers.server).toBe('nginx');
});

test('unknown parameters make no copies and do not reach the web', async () => {
  const path = address();
  for (const query of ['', '?utm_source=a', '?x=1&x=2', '?_rsc=1', '?page=2']) await edge.ask(path + query);
  expect(web.seen.map(({ url }) => url)).toEqual([path]);
});

test.each([
  ['/en/news?page=3&year=2026&category=speech&pillar=data-governance&utm=1', '/en/news?&category=speech&year=2026&pillar=data-governance&page=3'],
  ['/tc/news?year=1026&page=1&category=<b>&pillar=%2e', '/tc/news'],
  ['/en/news/feed.xml?category=speech&page=2', '/en/news/feed.xml?&category=speech'],
  ['/sitemap.xml?1', '/sitemap.xml'],
  ['/en/%6eews/a%20b/../%E6%95%B8', '/en/news/%E6%95%B8'],
])('%s is %s', async (from, to) => {
  await edge.ask(from);
  await edge.ask(from);
  expect(web.seen.map(({ url }) => url)).toEqual([to]);
});

test('the order of filters makes no copies', async () => {
  await edge.ask('/en/news?category=circular&year=2025');
  await edge.ask('/en/news?year=2025&category=circular');
  expect(web.seen).toHaveLength(1);
});

test('nothing of one reader’s request can colour the page of the next', async () => {
  await edge.ask(address(), {
    headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-for': '9.9.9.9', 'accept-language': 'fr', cookie: 'a=b', rsc: '1', authorization: 'x' },
  });
  const headers = web.seen[0]?.headers ?? {};
  expect(headers.host).toBe(siteHost);
  expect(Object.keys(headers).sort()).toEqual(['accept-encoding', 'connection', 'host', 'x-forwarded-proto', 'x-real-ip']);
});

test('an answer with a cookie, or not to be stored, is not stored', async () => {
  const [cookie, unstored] = [address(), address()];
  web.answer = page('page', { 'set-cookie': 'a=b' });
  await edge.ask(cookie);
  await edge.ask(cookie);
  expect(asked(cookie)).toBe(2);
  web.answer = page('page', { 'cache-control': 'private, no-cache, no-store' });
  expect((await edge.ask(unstored)).headers['cache-control']).toBe('private, no-cache, no-store');
  await edge.ask(unstored);
  expect(asked(unstored)).toBe(2);
});

test('a draft is shown to whoever previews it, and to nobody else', async () => {
  const path = address();
  await edge.ask(path);
  web.answer = page('draft');
  const preview = { headers: { cookie: 'other=1; preview_pass=1.f; __prerender_bypass=abc' } };
  expect((await edge.ask(path, preview)).text).toBe('draft');
  expect(web.seen.at(-1)?.headers.cookie).toBe('__prerender_bypass=abc; preview_pass=1.f');
  const other = address();
  await edge.ask(other, preview);
  web.answer = page('page');
  expect((await edge.ask(path)).text).toBe('page');
  expect((await edge.ask(other)).text).toBe('page');
});

test('redirects and pages that are not there are stored too', async () => {
  const [moved, missing] = [address(), address()];
  web.answer = status(308, { location: '/en/new' });
  await edge.ask(moved);
  expect((await edge.ask(moved)).headers.location).toBe('/en/new');
  web.answer = status(404, { 'content-type': 'text/html' }, 'not here');
  await edge.ask(missing);
  expect((await edge.ask(missing)).text).toBe('not here');
  expect([asked(moved), asked(missing)]).toEqual([1, 1]);
});

test('the notice of a page that was taken off takes its place for good: a web that fails later does not bring the page back', async () => {
  const path = address();
  await edge.ask(path);
  web.answer = status(410, { 'content-type': 'text/html' }, 'taken off');
  await until('the notice', async () => (await edge.ask(path)).text === 'taken off', { within: 5000 });
  expect((await edge.ask(path)).status).toBe(410);
  web.answer = status(500, {}, 'failed');
  await aSecondLater();
  for (let time = 0; time < 3; time += 1) expect((await edge.ask(path)).text).toBe('taken off');
});

test.each([
  ['gzip, deflate, br, zstd', 'gzip'],
  ['br;q=0, gzip;q=0.8', 'gzip'],
  ['GZIP', 'gzip'],
  ['deflate, brotli', undefined],
  ['gzip;q=0', undefined],
  ['', undefined],
])('a browser that takes %p is given %p, and the web asked for one', async (accepted, given) => {
  const path = address();
  web.answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip', vary: 'accept-encoding' });
    response.end(gzipSync(`packed for ${String(request.headers['accept-encoding'])}`));
  };
  const reply = await edge.ask(path, { headers: { 'accept-encoding': accepted } });
  expect(reply.headers['content-encoding']).toBe(given);
  expect((given ? gunzipSync(reply.body) : reply.body).toString()).toBe('packed for gzip');
  expect(reply.headers.vary).toBe('accept-encoding');
  await edge.ask(path, { headers: { 'accept-encoding': given ? 'identity' : 'gzip' } });
  expect(asked(path)).toBe(1);
});

test('HEAD and a reader’s own copy are answered from the same stored page', async () => {
  const path = address();
  web.answer = page('page', { etag: 'W/"v1"' });
  await edge.ask(path);
  const head = await edge.ask(path, { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
  expect((await edge.ask(path, { headers: { 'if-none-match': 'W/"v1"' } })).status).toBe(304);
  expect(asked(path)).toBe(1);
});
