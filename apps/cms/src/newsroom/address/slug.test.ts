import { expect, test } from '@jest/globals';
import { firstFree, isSlug } from './slug';
import { slugFrom } from './slug-from';

test.each([
  ['Digital Policy Office opens', 'digital-policy-office-opens'],
  ['Improve the Government’s Efficiency and Services', 'improve-the-governments-efficiency-and-services'],
  ['Q&A: 5 facts – part 2', 'q-and-a-5-facts-part-2'],
  ['Café in Zürich', 'cafe-in-zurich'],
  ['  --  ', ''],
  ['數字政策辦公室成立', ''],
  ['推出 iAM Smart 服務', 'iam-smart'],
])('the address of “%s” is “%s”', (title, slug) => {
  expect(slugFrom(title)).toBe(slug);
});

test('a long title is cut between words, within 120 characters', () => {
  const slug = slugFrom('responsible government '.repeat(20));
  expect(slug).toMatch(/(responsible|government)$/);
  expect(slug.length).toBeGreaterThan(100);
  expect(isSlug(slug)).toBe(true);
});

test.each(['a', 'a-b', '2024-budget', 'x'.repeat(120)])('“%s” is an address', (slug) => {
  expect(isSlug(slug)).toBe(true);
});

test.each(['', 'A', 'a--b', '-a', 'a-', 'a b', 'ä', '新聞', 'a/b', 'a.b', 'x'.repeat(121)])('“%s” is none', (slug) => {
  expect(isSlug(slug)).toBe(false);
});

test('a taken address gets the next number, and stays within its length', () => {
  expect(firstFree('news', new Set())).toBe('news');
  expect(firstFree('news', new Set(['news', 'news-2']))).toBe('news-3');
  const long = 'x'.repeat(120);
  expect(firstFree(long, new Set([long]))).toBe(`${'x'.repeat(118)}-2`);
});
