/** @jest-environment node */
import { beforeEach, expect, test } from '@jest/globals';
import { forgetReadings, sharedReading } from './shared-readings';

let asked: number;
const ask = () => Promise.resolve((asked += 1));

beforeEach(() => {
  forgetReadings();
  asked = 0;
});

test('what several pages ask within seconds is read once', async () => {
  expect(await Promise.all([sharedReading('list', ask, 0), sharedReading('list', ask, 1), sharedReading('other', ask, 1)])).toEqual([1, 1, 2]);
  expect(await sharedReading('list', ask, 4999)).toBe(1);
  expect(await sharedReading('list', ask, 5000)).toBe(3);
});

test('after a change nothing is shared that was read before it, not even what is under way', async () => {
  const underWay = sharedReading('list', ask, 0);
  forgetReadings();
  expect(await sharedReading('list', ask, 1)).toBe(2);
  expect(await underWay).toBe(1);
});

test('a failure is not kept', async () => {
  await expect(sharedReading('list', () => Promise.reject(new Error('down')), 0)).rejects.toThrow('down');
  expect(await sharedReading('list', ask, 1)).toBe(1);
});
