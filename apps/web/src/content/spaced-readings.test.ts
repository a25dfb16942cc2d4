/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { spaced } from './spaced-readings';

/** A newsroom whose state is read, a clock that stands still, and pauses that end when the test says. */
function newsroom() {
  let now = 10_000;
  let state = 'published';
  let known = '';
  let reading: Promise<void> | null = null;
  let beganAt = 0;
  let count = 0;
  const ends: (() => void)[] = [];
  const pauses: { until: number; end: () => void }[] = [];
  const read = () => {
    reading ??= (async () => {
      beganAt = now;
      count += 1;
      const seen = state;
      await new Promise<void>((resolve) => ends.push(resolve));
      known = seen;
    })().finally(() => { reading = null; });
    return reading;
  };
  const ask = spaced({ read, underWay: () => reading, beganAt: () => beganAt }, 1000, {
    now: () => now, pause: (milliseconds) => new Promise<void>((end) => pauses.push({ until: now + milliseconds, end })),
  });
  return {
    ask, read, count: () => count,
    takeOff() { state = 'taken off'; },
    /** @returns what is known when the answer to an absent page is given */
    known: async () => { await ask(); return known; },
    async pass(milliseconds: number) {
      now += milliseconds;
      for (const { end } of pauses.filter(({ until }) => until <= now)) end();
      await turn();
    },
    async endReading() {
      ends.shift()?.();
      await turn();
      await turn();
    },
  };
}

test('regression: each of many addresses at which nothing is has everything read anew', async () => {
  const { ask, count, pass, endReading } = newsroom();
  const first = ask();
  await turn();
  await endReading();
  await first;
  const others = Array.from({ length: 100 }, () => ask());
  await pass(999);
  expect(count()).toBe(1);
  await pass(1);
  await endReading();
  await Promise.all(others);
  expect(count()).toBe(2);
});

test('whoever found nothing learns what was taken off before, also while an earlier reading is under way', async () => {
  const { known, read, takeOff, pass, endReading, count } = newsroom();
  void read();
  takeOff();
  const told = known();
  await endReading();
  await pass(1000);
  await endReading();
  expect(await told).toBe('taken off');
  expect(count()).toBe(2);
});

test('whoever asks while the reading for others is under way waits for the next', async () => {
  const { known, takeOff, pass, endReading } = newsroom();
  const before = known();
  await turn();
  takeOff();
  const after = known();
  await endReading();
  expect(await before).toBe('published');
  await pass(1000);
  await endReading();
  expect(await after).toBe('taken off');
});
