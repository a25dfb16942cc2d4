import { describe, expect, test } from '@jest/globals';
import { date, flag, line, moment, slug } from './plain';

describe('a required line', () => {
  const { schema } = line().required();

  test('loses the spaces around it', () => expect(schema.parse('  Title ')).toBe('Title'));
  test.each([null, undefined, '', '   ', 7])('is malformed as %j', (value) => expect(schema.safeParse(value).success).toBe(false));
});

describe('an optional line', () => {
  const { schema } = line().optional();

  test.each([null, undefined, '', ' \n '])('is null when it is %j', (value) => expect(schema.parse(value)).toBeNull());
  test('keeps its words', () => expect(schema.parse('𨋢 lift')).toBe('𨋢 lift'));
});

describe('a slug', () => {
  const { schema } = slug();

  test.each(['a', 'data-centre-2', '2026'])('may be %j', (value) => expect(schema.parse(value)).toBe(value));
  test.each(['', 'A', 'a b', 'a--b', '-a', 'a-', 'a/b', '..', '數字', 'a\n', 'a'.repeat(121)])('may not be %j', (value) =>
    expect(schema.safeParse(value).success).toBe(false),
  );
});

describe('a date', () => {
  const { schema } = date();

  test('is a day of the calendar', () => expect(schema.parse('2024-02-29')).toBe('2024-02-29'));
  test.each(['2023-02-29', '2026-13-01', '2026-1-1', '2026-11-23T00:00:00Z', null])('is not %j', (value) => expect(schema.safeParse(value).success).toBe(false));
});

describe('a moment', () => {
  const { schema } = moment();

  test.each([null, undefined])('is null when it is %j', (value) => expect(schema.parse(value)).toBeNull());
  test('is in UTC', () => {
    expect(schema.parse('2026-11-23T01:02:03.000Z')).toBe('2026-11-23T01:02:03.000Z');
    expect(schema.safeParse('2026-11-23T01:02:03').success).toBe(false);
  });
});

describe('a flag', () => {
  test.each([
    [true, true],
    [false, false],
    [null, false],
    [undefined, false],
  ])('%j counts as %j', (value, meaning) => expect(flag().schema.parse(value)).toBe(meaning));
});
