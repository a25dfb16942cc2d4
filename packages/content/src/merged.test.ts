import { expect, test } from '@jest/globals';
import { isListed, mergeLanguages } from './merged';

const item = (documentId: string, locale: 'en' | 'zh-Hant-HK', releaseDate: string, slug = documentId) => ({ documentId, locale, releaseDate, slug, order: slug.length });
const english = [item('both', 'en', '2026-11-02'), item('english-only', 'en', '2026-11-01')];
const chinese = [item('chinese-only', 'zh-Hant-HK', '2026-11-03'), item('both', 'zh-Hant-HK', '2026-11-02')];
const sort = ['releaseDate:desc', 'slug:asc'];
const named = (list: ReturnType<typeof item>[]) => list.map(({ documentId, locale }) => `${documentId} ${locale}`);

test('a reader gets each document once, in their language where it has it', () => {
  expect(named(mergeLanguages('en', [english, chinese], sort))).toEqual(['chinese-only zh-Hant-HK', 'both en', 'english-only en']);
  expect(named(mergeLanguages('zh-Hant-HK', [english, chinese], sort))).toEqual(['chinese-only zh-Hant-HK', 'both zh-Hant-HK', 'english-only en']);
});

test('equals are ordered by the next rule, numbers as numbers', () => {
  const same = [item('b', 'en', '2026-11-01'), item('a', 'zh-Hant-HK', '2026-11-01')];
  expect(mergeLanguages('en', [same], sort).map(({ slug }) => slug)).toEqual(['a', 'b']);
  const orders = [10, 9, 100].map((order) => ({ ...item(String(order), 'en', '2026-11-01'), order }));
  expect(mergeLanguages('en', [orders], ['order:asc']).map(({ order }) => order)).toEqual([9, 10, 100]);
});

test('what was withdrawn is not listed', () => {
  expect([{}, { withdrawn: null }, { withdrawn: { at: '2026-11-23T00:00:00.000Z', reason: 'Replaced.' } }].map(isListed)).toEqual([true, true, false]);
});
