import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import english from '../../../apps/web/messages/en.json';
import chinese from '../../../apps/web/messages/zh-Hant-HK.json';
import { type Origin, page, silence, startOrigin, status } from './origin';
import { type RunningEdge, startEdge } from './running-edge';

let web: Origin;
let cms: Origin;

beforeAll(async () => {
  [web, cms] = await Promise.all([startOrigin(), startOrigin()]);
});
afterAll(() => Promise.all([web.down(), cms.down()]));
beforeEach(() => {
  web.answer = page('page');
  cms.answer = status(200, {}, 'cms');
  web.seen.length = 0;
});

async function withEdge(settings: Readonly<Record<string, string>>, act: (edge: RunningEdge) => Promise<void>) {
  const edge = await startEdge({ EDGE_WEB: web.address, EDGE_CMS: cms.address, ...settings });
  try {
    await act(edge);
  } finally {
    await edge.stop();
  }
}
const inTurn = async <T>(count: number, act: (turn: number) => Promise<T>) => {
  const done: T[] = [];
  for (let turn = 0; turn < count; turn += 1) done.push(await act(turn));
  return done;
};
const tooMany = [200, 200, 200, 429, 429];

test('regression: searches have the allowance of pages', () =>
  withEdge({ EDGE_SEARCHES_PER_SECOND: '1', EDGE_SEARCHES_BURST: '2' }, async (edge) => {
    web.answer = page('found', { 'cache-control': 'private, no-store' });
    const replies = await inTurn(5, (turn) => edge.ask(`/tc/search?q=${turn}`));
    expect(replies.map((reply) => reply.status)).toEqual(tooMany);
    expect(replies.at(-1)?.text).toContain(chinese.Unavailable.title);
    expect((await edge.ask('/en/search?q=a')).text).toContain(english.Unavailable.title);
    expect((await edge.ask('/tc/news')).status).toBe(200);
  }));

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'],
  ['2001:db8::1', '2001:db8:0:0:1::', '2001:db8:0:1::1'],
  ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:203.0.113.8'],
])('regression: a reader who has many addresses has no limit: %s and %s are one, %s is another', (one, same, other) =>
  withEdge({ EDGE_TRUSTED_PROXY: '127.0.0.1', EDGE_MISSES_PER_SECOND: '1', EDGE_MISSES_BURST: '2' }, async (edge) => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const replies = await inTurn(5, (turn) => edge.ask(`/en/many-${turn}`, from(turn % 2 === 0 ? one : same)));
    expect(replies.map((reply) => reply.status)).toEqual(tooMany);
    expect((await edge.ask('/en/another', from(other))).status).toBe(200);
  }));

test('a reader may leave only so many requests waiting', () =>
  withEdge({ EDGE_PENDING_OF_READER: '3', EDGE_WAIT: '3', EDGE_TRUSTED_PROXY: '127.0.0.1' }, async (edge) => {
    web.answer = silence;
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const codes = (await Promise.all(Array.from({ length: 6 }, (_, turn) => edge.ask(`/en/waiting-${turn}`, from('203.0.113.7'))))).map((reply) => reply.status);
    expect(codes.sort()).toEqual([429, 429, 429, 503, 503, 503]);
  }));

test.each(['/admin/login', '/admin/LOGIN/', '//admin/forgot-password', '/admin/%72eset-password', '/admin/register', '/admin/register-admin'])(
  'regression: log-ins have no limit by address: %s',
  (path) =>
    withEdge({ EDGE_LOG_INS_PER_MINUTE: '1', EDGE_LOG_INS_BURST: '2' }, async (edge) => {
      const attempt = (language: string) => edge.askAsStaff(path, { method: 'POST', headers: { 'accept-language': language } });
      expect((await inTurn(5, () => attempt('en'))).map((reply) => reply.status)).toEqual(tooMany);
      for (const [language, words] of [['en', 'Too many log-ins'], ['zh-HK', '登入次數過多']] as const) {
        const reply = await attempt(language);
        expect(reply.headers['content-type']).toBe('application/json');
        expect(JSON.parse(reply.text)).toMatchObject({ error: { status: 429, message: expect.stringContaining(words) } });
      }
      for (const [method, other] of [['GET', path], ['POST', '/admin/logout'], ['POST', '/upload']] as const)
        expect((await edge.askAsStaff(other, { method })).status).toBe(200);
    }),
);

test('where staff come from is believed from the proxy of their own, and from no other', () =>
  withEdge({ EDGE_TRUSTED_PROXY: '127.0.0.1' }, async (edge) => {
    const reported = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    await edge.askAsStaff('/admin/a', reported);
    expect(cms.seen.at(-1)?.headers['x-forwarded-for']).toBe('127.0.0.1');
    await withEdge({ EDGE_ADMIN_TRUSTED_PROXY: '127.0.0.0/8' }, async (other) => {
      await other.askAsStaff('/admin/b', reported);
      expect(cms.seen.at(-1)?.headers['x-forwarded-for']).toBe('203.0.113.7');
    });
  }));
