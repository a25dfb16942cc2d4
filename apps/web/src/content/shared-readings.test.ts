/** @jest-environment node */
import { beforeEach, expect, test } from '@jest/globals';
import { forgetReadings, sharedReading } from './shared-readings';

let asked: number;
const at = (moment: number) => () => moment;
const ask = () => Promise.resolve((asked += 1));

beforeEach(() => {
  forgetReadings();
  asked = 0;
});

test('what several pages ask within seconds is read once', async () => {
  expect(await Promise.all([sharedReading('list', ask, at(0)), sharedReading('list', ask, at(1)), sharedReading('other', ask, at(1))])).toEqual([1, 1, 2]);
  expect(await sharedReading('list', ask, at(4999))).toBe(1);
  expect(await sharedReading('list', ask, at(5000))).toBe(3);
});

test('after a change nothing is shared that was read before it', async () => {
  expect(await sharedReading('list', ask, at(0))).toBe(1);
  forgetReadings();
  expect(await sharedReading('list', ask, at(1))).toBe(2);
});

test('what a change overtakes is read again, so that no page as it was comes after the one made for the change', async () => {
  const underWay = sharedReading('list', ask, at(0));
  forgetReadings();
  const after = sharedReading('list', ask, at(1));
  expect(await Promise.all([underWay, after])).toEqual([2, 2]);
});

test('under changes without end something is shown', async () => {
  const changing = async () => {
    const answer = await ask();
    forgetReadings();
    return answer;
  };
  expect(await sharedReading('list', changing, at(0))).toBe(3);
});

test('a failure is not kept', async () => {
  await expect(sharedReading('list', () => Promise.reject(new Error('down')), at(0))).rejects.toThrow('down');
  expect(await sharedReading('list', ask, at(1))).toBe(1);
});
