import { expect, test } from '@jest/globals';
import { currentFarewell, farewellIn, farewellInWords, sayingFarewell, wordsFor } from './farewell';

test('is read from what a request says, by the languages of the site, without blanks', () => {
  expect(farewellIn({ reasons: { en: ' Over. ', fr: 'Fini.', 'zh-Hant-HK': '  ' }, to: { 'zh-Hant-HK': '/tc/news' } })).toEqual({ reasons: { en: 'Over.' }, to: { 'zh-Hant-HK': '/tc/news' } });
});

test.each([null, undefined, 'Over.', {}, { reasons: null }, { reasons: { en: '' }, to: [] }, { reasons: { en: 7 } }])('is nothing in %j', (body) => {
  expect(farewellIn(body)).toBeNull();
});

test('is for a language only what was said in it', () => {
  const farewell = { reasons: { en: 'Over.' }, to: { en: '/en/news' } };
  expect(wordsFor(farewell, 'en')).toEqual({ language: 'en', reason: 'Over.', to: '/en/news' });
  expect(wordsFor(farewell, 'zh-Hant-HK')).toBeNull();
});

test('is known while the work goes on, and to the history in words, the same ones once', async () => {
  expect([currentFarewell(), farewellInWords()]).toEqual([null, null]);
  await sayingFarewell({ reasons: { en: 'Over.', 'zh-Hant-HK': 'Over.' }, to: { 'zh-Hant-HK': '/tc/news' } }, async () => {
    expect(await Promise.resolve(farewellInWords())).toBe('Over.\n→ /tc/news');
  });
  expect(currentFarewell()).toBeNull();
});
