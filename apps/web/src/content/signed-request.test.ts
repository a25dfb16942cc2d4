/** @jest-environment node */
import { beforeEach, expect, test } from '@jest/globals';
import { deliveryBodyLimit, deliveryWindow, sign, signatureHeader, timestampHeader } from '@dpo/content';
import { createReplayGuard, isTimely, parseJson, readSigned } from './signed-request';

const secret = 'k'.repeat(20) + 'nine-lives-of-a-cat';
const now = () => Math.floor(Date.now() / 1000);
let firstUse: ReturnType<typeof createReplayGuard>;

beforeEach(() => {
  firstUse = createReplayGuard();
});

async function signed(body: string, { timestamp = now(), by = secret, as = body } = {}) {
  const headers = { [timestampHeader]: String(timestamp), [signatureHeader]: await sign(as, timestamp, by) };
  return new Request('http://localhost/api/revalidate', { method: 'POST', body, headers });
}

const read = async (request: Promise<Request> | Request) => readSigned(await request, secret, firstUse);

test('a signed, timely, first request is read', async () => {
  expect(await read(signed('{"a":1}'))).toEqual({ body: '{"a":1}' });
});

test.each([-deliveryWindow - 5, deliveryWindow + 5, -1_000_000])('a timestamp %i seconds away is refused', async (away) => {
  expect(await read(signed('{}', { timestamp: now() + away }))).toMatchObject({ status: 401 });
});

test('another secret, another body and no signature are refused', async () => {
  expect(await read(signed('{}', { by: `${secret}x` }))).toMatchObject({ status: 401 });
  expect(await read(signed('{}', { as: '{ }' }))).toMatchObject({ status: 401 });
  expect(await read(new Request('http://localhost/', { method: 'POST', body: '{}' }))).toMatchObject({ status: 401 });
});

test('the same request a second time is refused, and a refused one is not remembered as used', async () => {
  const timestamp = now();
  expect(await read(signed('{}', { timestamp, by: 'other' }))).toMatchObject({ status: 401 });
  expect(await read(signed('{}', { timestamp }))).toEqual({ body: '{}' });
  expect(await read(signed('{}', { timestamp }))).toMatchObject({ status: 401 });
});

test('a body over the limit is refused, with or without a content length', async () => {
  const body = 'x'.repeat(deliveryBodyLimit + 1);
  expect(await read(signed(body))).toMatchObject({ status: 413 });
  const timestamp = now();
  const stream = new Blob([body]).stream();
  const headers = { [timestampHeader]: String(timestamp), [signatureHeader]: await sign(body, timestamp, secret) };
  const chunked = new Request('http://localhost/', { method: 'POST', body: stream, headers, duplex: 'half' } as RequestInit);
  expect(await read(chunked)).toMatchObject({ status: 413 });
  expect(await read(signed('x'.repeat(deliveryBodyLimit)))).toHaveProperty('body');
});

test('used tokens are forgotten when nothing could replay them any more', () => {
  expect(firstUse('a', 1000)).toBe(true);
  expect(firstUse('a', 1000 + deliveryWindow)).toBe(false);
  expect(firstUse('a', 1001 + 2 * deliveryWindow)).toBe(true);
});

test.each(['', 'now', '-1', '1e9', '1.5', ' 1', '0x10'])('%p is no timestamp', (text) => expect(isTimely(text, 0)).toBe(false));

test('broken JSON has no value', () => {
  expect(parseJson('{"a":')).toBeUndefined();
  expect(parseJson('[1]')).toEqual([1]);
});
