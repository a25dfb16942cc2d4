/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { parseSearch, searchPath } from './search-address';

test('an address carries the whole state, there and back', () => {
  const state = { q: '數字 & cloud', type: 'page' as const, year: '2026', page: 3 };
  const path = searchPath(state);
  expect(parseSearch(Object.fromEntries(new URLSearchParams(path.split('?')[1])))).toEqual(state);
  expect(searchPath({ q: '' })).toBe('/search');
});

test.each([
  ['nothing', {}, { q: '', page: 1 }],
  ['what comes twice', { q: ['first', 'second'], page: ['2', '3'] }, { q: 'first', page: 2 }],
  ['half a character', { q: 'a\ud800b' }, { q: 'a b', page: 1 }],
  ['unknown values', { q: ' a  b ', type: 'site-settings', year: '20x6', page: '-1' }, { q: 'a b', page: 1 }],
  ['names of every object', { q: '__proto__', type: 'constructor' }, { q: '__proto__', page: 1 }],
])('%s', (_, params, state) => expect(parseSearch(params)).toEqual(state));

test('a query is cut by characters, not by halves of them', () => {
  expect(parseSearch({ q: '𨋢'.repeat(500) }).q).toBe('𨋢'.repeat(200));
});
