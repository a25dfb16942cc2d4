import { expect, test } from '@jest/globals';
import { excesses, totalOf } from './weight';

const weight = { html: 2500, css: 4100, js: 0, img: 90_000, font: 0, other: 12 };

test('a page that keeps to its budget gives no cause for complaint, and what has no budget may weigh anything', () => {
  expect(excesses('/en', weight, { js: 0, css: 15_000 })).toEqual([]);
  expect(excesses('/en', weight, { code: 6600 })).toEqual([]);
  expect(totalOf(weight)).toBe(96_612);
});

test('each kind that weighs too much is named', () => {
  expect(excesses('/tc', { ...weight, js: 1 }, { js: 0, css: 4000 })).toEqual([
    '/tc takes 4100 bytes of css; its budget is 4000',
    '/tc takes 1 bytes of js; its budget is 0',
  ]);
});

test('what a page needs to be read and used has a budget together', () => {
  expect(excesses('/en', weight, { code: 6000 })).toEqual(['/en takes 6600 bytes of html, css and js; its budget is 6000']);
});
