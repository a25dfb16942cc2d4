import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { deliveryEvent, signatureHeader, timestampHeader, verify } from '@dpo/content';
import { createSend, instancesOf } from './send';

const secret = 'a-key-for-this-test-only';
const taken = { status: 200, body: JSON.stringify({ refreshed: ['/en'], failed: [] }) };

interface Seen {
  path: string | undefined;
  host: string | undefined;
  body: string;
  timestamp: number;
  signature: string;
}

let server: http.Server;
let seen: Seen[];
let answers: { status: number; body: string }[];
let target: string;

beforeEach(async () => {
  seen = [];
  answers = [];
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); });
    request.on('end', () => {
      const { headers, url } = request;
      seen.push({ path: url, host: headers.host, body, timestamp: Number(headers[timestampHeader]), signature: String(headers[signatureHeader]) });
      const answer = answers.shift() ?? taken;
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const claim = { changes: [{ type: 'page' as const, documentId: 'doc', action: 'publish' as const, slugs: ['privacy'] }], happenedAt: Date.UTC(2026, 0, 2), answered: [], attempts: 0 };
const never = new AbortController().signal;
const send = createSend(secret);

test('the event is signed, addressed to the host of the target, and delivered once it is answered', async () => {
  expect(await send(target, claim, never)).toMatchObject({ delivered: true, unreachable: false, error: null, answer: taken.body });
  const [request] = seen;
  expect(request).toMatchObject({ path: '/api/revalidate', host: new URL(target).host });
  expect(deliveryEvent.parse(JSON.parse(request?.body ?? ''))).toMatchObject({ at: '2026-01-02T00:00:00.000Z', changes: claim.changes });
  expect(await verify(request?.body ?? '', request?.timestamp ?? 0, request?.signature ?? '', secret)).toBe(true);
  expect(Math.abs(Date.now() / 1000 - (request?.timestamp ?? 0))).toBeLessThan(5);
});

test('every attempt has its own signature, so that no answer takes it for a replay', async () => {
  await send(target, claim, never);
  await send(target, claim, never);
  expect(new Set(seen.map(({ signature }) => signature)).size).toBe(2);
});

test('pages that could not be refreshed make it fail, but the target is there', async () => {
  answers = [{ status: 200, body: JSON.stringify({ refreshed: [], failed: [{ path: '/en/news/a', reason: '500' }] }) }];
  expect(await send(target, claim, never)).toMatchObject({ delivered: false, unreachable: false, error: expect.stringContaining('/en/news/a') });
});

test.each([
  ['an error', { status: 500, body: 'no' }],
  ['a refusal', { status: 401, body: '{}' }],
  ['something that is no answer', { status: 200, body: '<html>' }],
  ['another answer', { status: 200, body: '{"ok":true}' }],
])('%s counts as not reached', async (_what, answer) => {
  answers = [answer];
  expect(await send(target, claim, never)).toMatchObject({ delivered: false, unreachable: true, error: expect.stringContaining(`answered ${answer.status}`) });
});

test('a closed port and an unknown name are told, not thrown', async () => {
  expect(await send('http://127.0.0.1:1', claim, never)).toMatchObject({ delivered: false, unreachable: true, error: expect.stringContaining('ECONNREFUSED') });
  expect(await send('http://nowhere.invalid:3000', claim, never)).toMatchObject({ delivered: false, unreachable: true });
});

test('an instance that has answered already is not asked again', async () => {
  expect(await send(target, { ...claim, answered: ['127.0.0.1'] }, never)).toMatchObject({ delivered: true });
  expect(seen).toEqual([]);
});

test('stopping ends an attempt that hangs', async () => {
  const stop = new AbortController();
  const hanging = http.createServer(() => stop.abort());
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const outcome = await send(`http://127.0.0.1:${(hanging.address() as AddressInfo).port}`, claim, stop.signal);
  expect(outcome.delivered).toBe(false);
  hanging.closeAllConnections();
  await new Promise((resolve) => hanging.close(resolve));
});

test('an instance that hangs keeps nothing new from the others, until what is tried again finds it answering', async () => {
  const { port } = server.address() as AddressInfo;
  let hangs = true;
  let asked = 0;
  const other = http.createServer((_request, response) => {
    asked += 1;
    if (!hangs) response.end(taken.body);
  });
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.2', resolve));
  const sendToBoth = createSend(secret, () => Promise.resolve(['127.0.0.1', '127.0.0.2']));
  try {
    const first = await sendToBoth(target, claim, never);
    expect(first).toMatchObject({ delivered: false, unreachable: true, answered: ['127.0.0.1'] });
    expect([seen.length, asked]).toEqual([1, 1]);

    expect(await sendToBoth(target, claim, never)).toMatchObject({ delivered: false, answered: ['127.0.0.1'], error: '127.0.0.2 did not answer' });
    expect([seen.length, asked]).toEqual([2, 1]);

    hangs = false;
    expect(await sendToBoth(target, { ...claim, answered: first.answered, attempts: 1 }, never)).toMatchObject({ delivered: true });
    expect(await sendToBoth(target, claim, never)).toMatchObject({ delivered: true, answered: ['127.0.0.1', '127.0.0.2'] });
    expect([seen.length, asked]).toEqual([3, 3]);
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  }
});

test('each address is an instance, but the addresses of this machine are one', () => {
  expect(instancesOf(['10.0.0.1', '10.0.0.2', 'fd00::7'])).toEqual([['10.0.0.1'], ['10.0.0.2'], ['fd00::7']]);
  expect(instancesOf(['::1', '127.0.0.1'])).toEqual([['::1', '127.0.0.1']]);
});
