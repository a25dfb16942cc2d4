/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { clearancePass, clearedPath, isCleared, linkInPass, withinClearance } from './clearance';

const scope = { type: 'news-item', slug: 'a-storm', until: 0, files: [] } as const;
const news = { type: 'news-item', kind: 'collectionType' } as const;

test('within a link for clearance one document is open; without one a preview shows all', () => {
  const asked = () => [isCleared(news, 'a-storm'), isCleared(news, 'another'), isCleared(news, undefined), isCleared({ ...news, type: 'page' }, 'a-storm')];
  expect(withinClearance({ ...scope, files: [] }, asked)).toEqual([true, false, false, false]);
  expect(withinClearance({ ...scope, type: 'office-profile', slug: '', files: [] }, () => isCleared({ type: 'office-profile', kind: 'singleType' }, undefined))).toBe(true);
  expect(asked()).toEqual([true, true, true, true]);
});

test('a link leads to its document’s page in either language', () => {
  expect((['en', 'tc'] as const).map((segment) => clearedPath({ ...scope, files: [] }, segment))).toEqual(['/en/news/a-storm', '/tc/news/a-storm']);
});

test('a pass holds a link; what is none is told apart', () => {
  const link = { link: '3f2b8a52-7d0c-4e55-9f3a-0d5a5d3b8c11', until: 1_900_000_000, signature: 'a'.repeat(64) };
  expect(linkInPass(clearancePass(link))).toEqual(link);
  for (const pass of ['', 'x', `1900000000.${'a'.repeat(64)}`, `${clearancePass(link)}0`, clearancePass({ ...link, link: '../../admin' })]) expect(linkInPass(pass)).toBeNull();
});
