import { describe, expect, test } from '@jest/globals';
import { richText } from './rich-text';
import { date, flag, line, moment, slug, text } from './plain';

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

describe('what documents cannot hold does not come through', () => {
  test('a soft break of slides is a space in a line and a line break in a text', () => {
    expect(line().required().schema.parse('Budget\u000bspeech')).toBe('Budget speech');
    expect(line().optional().schema.parse('Budget\u000bspeech')).toBe('Budget speech');
    expect(text().required().schema.parse('One\u000btwo\u000cthree')).toBe('One\ntwo\nthree');
    expect(richText.parse([{ type: 'paragraph', children: [{ type: 'text', text: 'One\u000btwo' }, { type: 'link', url: '/en', children: [{ type: 'text', text: 'a\u0000b' }] }] }])).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'One\ntwo' }, { type: 'link', url: '/en', children: [{ type: 'text', text: 'ab' }] }] },
    ]);
  });

  test.each(['\u0000', '\u0008', '\u000e', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00'])('%j goes', (character) => {
    expect(line().required().schema.parse(`a${character}b 𨋢`)).toBe('ab 𨋢');
    expect(text().optional().schema.parse(`a${character}b\tc\r\n`)).toBe('ab\tc\r\n');
    expect(line().required().schema.safeParse(character).success).toBe(false);
    expect(line().optional().schema.parse(character)).toBeNull();
  });
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
