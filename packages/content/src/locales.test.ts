import { describe, expect, test } from '@jest/globals';
import { localeCodes, localeOfCode, localeOfSegment, locales } from './locales';

describe('the locales', () => {
  test('are English and the Traditional Chinese of Hong Kong', () => {
    expect(locales.map(({ code, segment }) => [code, segment])).toEqual([
      ['en', 'en'],
      ['zh-Hant-HK', 'tc'],
    ]);
    expect(localeCodes).toEqual(['en', 'zh-Hant-HK']);
  });

  test.each(locales)('$code is found by its segment and by its code', (locale) => {
    expect(localeOfSegment(locale.segment)).toBe(locale);
    expect(localeOfCode(locale.code)).toBe(locale);
  });

  test.each(['sc', 'zh', 'zh-Hant-HK', 'EN', '', 'en/', 'constructor'])('no locale has the segment %j', (segment) => {
    expect(localeOfSegment(segment)).toBeNull();
  });

  // Plain zh-Hant, which the browser would fall back to, writes dates in another way.
  test.each([
    ['en', '23 November 2026'],
    ['zh-Hant-HK', '2026年11月23日'],
  ] as const)('dates in %s read %s', (code, words) => {
    const date = new Intl.DateTimeFormat(localeOfCode(code).format, { dateStyle: 'long', timeZone: 'Asia/Hong_Kong' });
    expect(date.format(new Date('2026-11-22T16:00:00Z'))).toBe(words);
  });
});
