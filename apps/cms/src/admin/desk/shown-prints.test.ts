import { expect, test } from '@jest/globals';
import type { Desk } from './desk-store';
import { formFilled, isChangedSince, shownIn } from './shown-prints';

const deskWith = (prints: Desk['prints'], changedAt = 5): Desk => ({ prints, onlyIn: null, languages: [{ locale: 'en', changedAt }] }) as Desk;
const first = { en: 'a', 'zh-Hant-HK': 'b', shared: 'c' };

test('a decision is about what the form showed, not about what came after it', () => {
  formFilled('one', deskWith(first), 'en', 5);
  const later = deskWith({ ...first, en: 'other words' });
  expect(isChangedSince('one', deskWith(first))).toBe(false);
  expect(isChangedSince('one', later)).toBe(true);
  expect(shownIn('one', later)).toEqual({ prints: first, onlyIn: null });
});

test('a form opened in the other language does not make one forget what the first showed', () => {
  formFilled('two', deskWith(first), 'en', 5);
  const later = deskWith({ ...first, en: 'other words' });
  formFilled('two', later, 'zh-Hant-HK', 9);
  expect(isChangedSince('two', later)).toBe(true);
  formFilled('two', later, 'en', 9);
  expect(isChangedSince('two', later)).toBe(false);
});

test('a form filled just before a save shows other words than there are', () => {
  formFilled('three', deskWith(first, 6), 'en', 5);
  expect(isChangedSince('three', deskWith(first, 6))).toBe(true);
});

test('a language that no form was opened in is not held against anybody', () => {
  formFilled('four', deskWith(first), 'en', 5);
  expect(isChangedSince('four', deskWith({ ...first, 'zh-Hant-HK': 'other words' }))).toBe(false);
});
