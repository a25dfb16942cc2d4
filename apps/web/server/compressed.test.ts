/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createCompressor, encodingFor } from './compressed';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0', null],
  ['identity', null],
  ['', null],
  [undefined, null],
] as const)('%p takes %p', (header, encoding) => expect(encodingFor(header)).toBe(encoding));

test('bodies come back whole', async () => {
  const compress = createCompressor();
  const body = Buffer.from('數字政策辦公室 '.repeat(500));
  expect(brotliDecompressSync(await compress(body, 'br', 'v1')).equals(body)).toBe(true);
  expect(gunzipSync(await compress(body, 'gzip', 'v1')).equals(body)).toBe(true);
});

test('a version is compressed once; a body without a version each time', async () => {
  const compress = createCompressor();
  const body = Buffer.from('a'.repeat(5000));
  expect(await compress(body, 'br', 'v1')).toBe(await compress(body, 'br', 'v1'));
  expect(await compress(body, 'br', '')).not.toBe(await compress(body, 'br', ''));
});

test('the least recently used versions make room', async () => {
  const body = Buffer.from('a'.repeat(5000));
  const compress = createCompressor((await createCompressor()(body, 'gzip', '')).length * 2);
  const first = await compress(body, 'gzip', 'v1');
  const second = await compress(body, 'gzip', 'v2');
  expect(await compress(body, 'gzip', 'v1')).toBe(first);
  await compress(body, 'gzip', 'v3');
  expect(await compress(body, 'gzip', 'v1')).toBe(first);
  expect(await compress(body, 'gzip', 'v2')).not.toBe(second);
});
