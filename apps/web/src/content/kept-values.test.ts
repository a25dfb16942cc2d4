/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { keptOr, staleKept } from './kept-values';

let name = '';
let reads = 0;
let number = 0;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  number += 1;
  name = `values ${number}`;
  reads = 0;
});

afterEach(() => {
  jest.useRealTimers();
});

const read = () => {
  reads += 1;
  return Promise.resolve(`read ${reads}`);
};
const fail = () => {
  reads += 1;
  return Promise.reject(new Error('The CMS is down'));
};

test('values are read once and kept for five minutes', async () => {
  expect(await keptOr(name, read)).toBe('read 1');
  jest.advanceTimersByTime(299_999);
  expect(await keptOr(name, read)).toBe('read 1');
  jest.advanceTimersByTime(1);
  expect(await keptOr(name, read)).toBe('read 2');
});

test('after a change they are read again when they are next wanted', async () => {
  await keptOr(name, read);
  staleKept();
  expect(reads).toBe(1);
  expect(await keptOr(name, read)).toBe('read 2');
  expect(await keptOr(name, read)).toBe('read 2');
});

test('each name has values of its own', async () => {
  await keptOr(name, read);
  expect(await keptOr(`${name}, other`, read)).toBe('read 2');
  expect(await keptOr(name, read)).toBe('read 1');
});

test('while they cannot be read again the ones before stay good, and the CMS is asked every five seconds', async () => {
  await keptOr(name, read);
  staleKept();
  expect(await keptOr(name, fail)).toBe('read 1');
  expect(await keptOr(name, fail)).toBe('read 1');
  expect(reads).toBe(2);
  jest.advanceTimersByTime(5000);
  expect(await keptOr(name, read)).toBe('read 3');
});

test('where nothing is kept a failure is told, and is not kept', async () => {
  await expect(keptOr(name, fail)).rejects.toThrow('The CMS is down');
  expect(await keptOr(name, read)).toBe('read 2');
});

test('what was read before a change that came meanwhile is read again', async () => {
  let answer = (_: string): void => undefined;
  const slow = keptOr(name, () => new Promise<string>((resolve) => { answer = resolve; }));
  staleKept();
  answer('before the change');
  expect(await slow).toBe('before the change');
  expect(await keptOr(name, read)).toBe('read 1');
});
