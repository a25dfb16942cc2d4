import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '@dpo/test-support/until';
import { gzipSync } from 'node:zlib';
import { type Answer, type Origin, page, silence, startOrigin, status } from './origin';
import { type RunningEdge, startEdge } from './running-edge';

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
beforeEach(() => {
  web.answer = page('withdrawn text');
  web.seen.length = 0;
});
afterEach(() => web.up());

const takenOff = status(410, { 'content-type': 'text/html' }, 'taken off');
const times = <T>(count: number, act: (turn: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, turn) => act(turn)));
/** Nothing but time can make a stored page old. */
async function secondsLater(seconds: number) {
  const since = performance.now();
  await until(`${seconds} seconds to pass`, async () => performance.now() - since > seconds * 1000, { within: seconds * 1000 + 2000 });
}
/** Everything that was good for the second in which it was made is not any more. */
const aSecondLater = () => secondsLater(1.05);

/** So slow that whoever asks meanwhile asks while another waits. */
const slowly = (answer: Answer): Answer => (request, response) => void setTimeout(() => answer(request, response), 300);

test('regression: of two readers at once, one gets the page that was taken off, however long ago it was stored', async () => {
  for (const path of ['/en/two-at-once', '/uploads/two-at-once.png']) {
    web.answer = page('withdrawn text', { etag: '"1"' });
    await edge.ask(path);
  }
  await secondsLater(7);
  for (const path of ['/en/two-at-once', '/uploads/two-at-once.png']) {
    web.answer = slowly(takenOff);
    expect(new Set((await times(10, () => edge.ask(path))).map(({ text }) => text))).toEqual(new Set(['taken off']));
  }
});

test('regression: a page that was taken off stays in the encodings that nobody asked for since, and returns in an outage', async () => {
  const encodings = ['gzip', 'br, gzip', 'identity', ''];
  const accepting = (encoding: string) => ({ headers: { 'accept-encoding': encoding } });
  web.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync('withdrawn text'));
  for (const encoding of encodings) await edge.ask('/en/encodings', accepting(encoding));
  web.answer = takenOff;
  await aSecondLater();
  expect((await edge.ask('/en/encodings', accepting('br'))).status).toBe(410);
  await web.down();
  await aSecondLater();
  for (const encoding of encodings) expect((await edge.ask('/en/encodings', accepting(encoding))).text).toBe('taken off');
});

test('regression: whoever asks too much gets the page that was taken off, again and again', async () => {
  const strict = await startEdge({ EDGE_WEB: web.address, EDGE_MISSES_PER_SECOND: '1', EDGE_MISSES_BURST: '2' });
  try {
    await strict.ask('/en/asked-too-much');
    await secondsLater(7);
    web.answer = takenOff;
    await times(10, (turn) => strict.ask(`/en/other-${turn}`));
    for (const { status: code } of await times(10, () => strict.ask('/en/asked-too-much'))) expect([410, 429]).toContain(code);
  } finally {
    await strict.stop();
  }
});

test('a file that nothing shows any more is gone also within the seconds in which others may have the last copy', async () => {
  web.answer = page('bytes', { etag: '"1"' });
  await edge.ask('/uploads/gone.png');
  web.answer = status(404, { 'cache-control': 'public, max-age=1' });
  await aSecondLater();
  expect((await edge.ask('/uploads/gone.png')).status).toBe(404);
  await web.down();
  await aSecondLater();
  expect((await edge.ask('/uploads/gone.png')).status).toBe(404);
});

test('regression: pages at addresses that somebody made up are kept among the last good pages', async () => {
  const madeUp: [string, Answer][] = [
    ['/en/made-up', status(404, {}, 'not here')],
    ['/en/made-up/', status(308, { location: '/en/made-up' })],
    ['/en/NEWS/Made-up', takenOff],
    ['/uploads/made-up.png', status(404)],
  ];
  for (const [path, answer] of madeUp) {
    web.answer = answer;
    const first = await edge.ask(path);
    expect((await edge.ask(path)).status).toBe(first.status);
  }
  await web.down();
  await aSecondLater();
  for (const [path] of madeUp) expect((await edge.ask(path)).status).toBe(503);
});

test('where a page was, what comes in its place is kept in its place', async () => {
  const successors: [string, Answer, number][] = [
    ['/en/now-missing', status(404, {}, 'not here'), 404],
    ['/en/now-Moved', status(308, { location: '/en/elsewhere' }), 308],
  ];
  for (const [path] of successors) await edge.ask(path);
  await aSecondLater();
  for (const [path, answer, code] of successors) {
    web.answer = answer;
    expect((await edge.ask(path)).status).toBe(code);
  }
  await web.down();
  await aSecondLater();
  for (const [path, , code] of successors) expect((await edge.ask(path)).status).toBe(code);
});

test('while a web hangs that has too many waiting already, all others have the last good page at once', async () => {
  const narrow = await startEdge({ EDGE_WEB: web.address, EDGE_PENDING: '4', EDGE_WAIT: '5' });
  try {
    await narrow.ask('/en/hangs');
    await secondsLater(7);
    web.answer = silence;
    const waiting = times(4, () => narrow.ask('/en/hangs'));
    await until('four to wait', async () => web.seen.filter(({ url }) => url === '/en/hangs').length >= 5, { within: 3000 });
    const since = performance.now();
    for (const { text } of await times(20, () => narrow.ask('/en/hangs'))) expect(text).toBe('withdrawn text');
    expect((await narrow.ask('/en/never-seen')).status).toBe(503);
    expect(performance.now() - since).toBeLessThan(3000);
    await web.down();
    await waiting;
  } finally {
    await narrow.stop();
  }
});
