import { expect, test } from '@jest/globals';
import { locales } from '@dpo/content';
import { dayOf, formatDate, formatSize } from './format';

const [english, chinese] = locales;

test('a day is written in each language’s form', () => {
  expect(formatDate('2026-11-23', english)).toBe('23 November 2026');
  expect(formatDate('2026-11-23', chinese)).toBe('2026年11月23日');
});

test('a moment late in the day, UTC, is the next day in Hong Kong', () => {
  expect(formatDate('2026-11-23T16:00:00.000Z', english)).toBe('24 November 2026');
  expect(dayOf('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
  expect(dayOf('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
});

test('a size is rounded and never nothing', () => {
  expect(formatSize(119_600, english)).toBe('120 kB');
  expect(formatSize(1_260_000, chinese)).toBe('1.3 MB');
  expect(formatSize(12, english)).toBe('1 kB');
});
