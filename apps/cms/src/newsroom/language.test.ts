import { expect, test } from '@jest/globals';
import type { Core } from '@strapi/strapi';
import { sayToEditor } from './language';

const sentence = { en: 'This time has passed.', zh: '這個時間已過。' };

/** @param shown the language that the screens say they are in @param chosen the account's own */
const strapiWith = (shown: string, chosen: string | null) =>
  ({ requestContext: { get: () => ({ get: () => shown, state: { user: { preferedLanguage: chosen } } }) } }) as unknown as Core.Strapi;

test.each([
  ['zh', null, sentence.zh],
  ['zh', 'en', sentence.zh],
  ['en', 'zh', sentence.en],
  ['', 'zh', sentence.zh],
  ['', null, sentence.en],
])('screens in “%s” and an account in “%s” are answered in one of them', (shown, chosen, expected) => {
  expect(sayToEditor(strapiWith(shown, chosen), sentence)).toBe(expected);
});

test('nobody’s request is answered in English', () => {
  expect(sayToEditor({ requestContext: { get: () => undefined } } as unknown as Core.Strapi, sentence)).toBe(sentence.en);
});
