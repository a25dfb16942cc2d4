import { expect, test } from '@jest/globals';
import { type Verdict, shortfalls } from './lighthouse';

const verdict: Verdict = { scores: { performance: 97, accessibility: 100, 'best-practices': 96, seo: 100 }, paint: 900, shift: 0, lost: ['Uses third-party cookies'] };

test('a page that reaches what is asked for gives no cause for complaint', () => {
  expect(shortfalls('/en', verdict, { performance: 95, accessibility: 100, 'best-practices': 96, seo: 100 })).toEqual([]);
});

test('each score that falls short is named, with what lost points', () => {
  expect(shortfalls('/tc', verdict, { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 })).toEqual([
    '/tc has 97 for performance; at least 98 is asked for. Points were lost for: Uses third-party cookies',
    '/tc has 96 for best-practices; at least 100 is asked for. Points were lost for: Uses third-party cookies',
  ]);
});
