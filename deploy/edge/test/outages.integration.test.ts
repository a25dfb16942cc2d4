import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { locales } from '@dpo/content';
import { until } from '@dpo/test-support/until';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import english from '../../../apps/web/messages/en.json';
import chinese from '../../../apps/web/messages/zh-Hant-HK.json';
import { type Answer, type Origin, page, silence, startOrigin, status } from './origin';
import { type RunningEdge, startEdge } from './running-edge';

const words = { en: english.Unavailable, 'zh-Hant-HK': chinese.Unavailable };

let web: Origin;
let edge: RunningEdge;
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'edge-cache-'));
  web = await startOrigin();
  edge = await startEdge({ EDGE_WEB: web.address }, cache);
});
afterAll(async () => {
  await edge.stop();
  await web.down();
  await rm(cache, { recursive: true, force: true });
});
beforeEach(() => {
  web.answer = page('last good page');
});
afterEach(() => web.up());

/** The web has answered for this address with something else than the stored page: its second is over. */
const noticed = (address: string) => {
  const before = web.seen.length;
  return () => until('the failure to be met', async () => ((await edge.ask(address)).status === 200 && web.seen.length > before), { within: 5000 });
};

describe('readers keep the last good page', () => {
  const failures: [string, Answer][] = [
    ['answers 500', status(500, {}, 'Internal Server Error')],
    ['answers 503', status(503, { 'retry-after': '15' })],
    ['hangs up', (request) => request.destroy()],
    ['accepts and never answers', silence],
  ];

  test.each(failures)('when the web %s', async (what, answer) => {
    const address = `/en/${what.replaceAll(' ', '-')}`;
    await edge.ask(address);
    web.answer = answer;
    await noticed(address)();
    const reply = await edge.ask(address);
    expect([reply.status, reply.text]).toEqual([200, 'last good page']);
  });

  test('when the web is dead, for longer than the page was good for', async () => {
    await edge.ask('/tc/dead');
    await edge.ask('/uploads/dead.png?v=1');
    await web.down();
    const since = performance.now();
    await until('three seconds of good answers', async () => {
      expect((await edge.ask('/tc/dead')).text).toBe('last good page');
      expect((await edge.ask('/uploads/dead.png?v=1')).status).toBe(200);
      return performance.now() - since > 3000;
    }, { within: 6000 });
    await web.up();
    web.answer = page('new page');
    await until('the new page after the return', async () => (await edge.ask('/tc/dead')).text === 'new page', { within: 2100 });
  });

  test('when the web cannot be found by name, and over a restart of the edge', async () => {
    await edge.ask('/en/nameless');
    const later = await startEdge({ EDGE_WEB: 'web.invalid:3000', EDGE_RESOLVER: '127.0.0.1:9' }, cache);
    try {
      await until('the stored pages to be found', async () => (await later.ask('/en/nameless')).text === 'last good page', { within: 10_000 });
    } finally {
      await later.stop();
    }
  });
});

describe('where there is no last page', () => {
  test.each(locales)('$code readers are told in their language', async ({ code, segment }) => {
    await web.down();
    const reply = await edge.ask(`/${segment}/never-seen`);
    expect(reply.status).toBe(503);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.text).toContain(`<html lang="${code}">`);
    for (const text of Object.values(words[code])) expect(reply.text).toContain(`>${text}<`);
    const style = /<style>(.*)<\/style>/s.exec(reply.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(reply.headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
  });

  test('an address without a language is answered in the reader’s', async () => {
    await web.down();
    for (const [asked, code] of [['zh-HK, en;q=0.8', 'zh-Hant-HK'], ['en-GB, zh', 'en'], ['fr', 'en'], ['de, zh-TW;q=0.5', 'zh-Hant-HK']] as const)
      expect((await edge.ask('/elsewhere', { headers: { 'accept-language': asked } })).text).toContain(`<html lang="${code}">`);
  });

  test('a web that never answers is given up on', async () => {
    web.answer = silence;
    expect((await edge.ask('/en/never-answered')).status).toBe(503);
  });

  test('what the web itself says about an outage is passed on, and not kept', async () => {
    web.answer = status(503, { 'retry-after': '15', 'content-type': 'text/html' }, 'said by the web');
    const reply = await edge.ask('/en/said');
    expect([reply.status, reply.text, reply.headers['retry-after']]).toEqual([503, 'said by the web', '15']);
    web.answer = page('back');
    expect((await edge.ask('/en/said')).text).toBe('back');
  });
});

test('the door to the languages works without the web', async () => {
  const ask = (language: string) => edge.ask('/', { headers: { 'accept-language': language } });
  web.answer = status(307, { location: '/chosen-by-the-web', 'cache-control': 'no-store' });
  expect((await ask('zh')).headers.location).toBe('/chosen-by-the-web');
  await web.down();
  for (const [language, location] of [['zh-HK', '/tc'], ['en', '/en']] as const) {
    const reply = await ask(language);
    expect([reply.status, reply.headers.location, reply.headers['cache-control']]).toEqual([307, location, 'no-store']);
  }
});

test('a reader who asks for too many pages that are not stored is slowed down, with what is stored still served', async () => {
  const strict = await startEdge({ EDGE_WEB: web.address, EDGE_MISSES_PER_SECOND: '1', EDGE_MISSES_BURST: '2' });
  try {
    const replies = [];
    for (let count = 0; count < 6; count += 1) replies.push(await strict.ask(`/tc/many-${count}`));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 429, 429, 429]);
    expect(replies.at(-1)?.headers['retry-after']).toBe('15');
    expect(replies.at(-1)?.text).toContain(words['zh-Hant-HK'].title);
    // Stored this moment, and for a second: on a busy machine one after the other would take longer.
    await until('another page to be allowed', async () => (await strict.ask('/tc/many-more')).status === 200, { within: 10_000, pause: 100 });
    const stored = await Promise.all(Array.from({ length: 20 }, () => strict.ask('/tc/many-more')));
    expect(stored.map(({ status }) => status)).toEqual(stored.map(() => 200));
  } finally {
    await strict.stop();
  }
});
