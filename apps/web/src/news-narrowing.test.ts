import { expect, test } from '@jest/globals';
import { countsOf, narrow, yearsOf } from './news-narrowing';

const item = (category: string, releaseDate: string, ...pillars: string[]) => ({ category, releaseDate, pillars: pillars.map((slug) => ({ slug })) });
const items = [
  item('speech', '2026-11-20', 'data', 'people'),
  item('speech', '2026-01-01', 'people'),
  item('circular', '2024-12-31', 'data'),
];

test('every filter narrows what the others leave', () => {
  expect(narrow(items, {})).toEqual(items);
  expect(narrow(items, { category: 'speech' })).toHaveLength(2);
  expect(narrow(items, { category: 'speech', pillar: 'data', page: 3 })).toEqual([items[0]]);
  expect(narrow(items, { category: 'circular', year: '2026' })).toEqual([]);
});

test('a choice is counted as if it were made and the other filters stayed', () => {
  expect(countsOf(items, { category: 'speech', year: '2024' }, 'year', ['2026', '2024'])).toEqual(new Map([['2026', 2], ['2024', 0]]));
  expect(countsOf(items, { category: 'speech' }, 'pillar', ['data', 'people'])).toEqual(new Map([['data', 1], ['people', 2]]));
});

test('the years are those that have items', () => expect(yearsOf(items)).toEqual(['2026', '2024']));

test('a year that no address can say is not offered', () =>
  expect(yearsOf([item('speech', '1899-12-31'), item('speech', '1999-12-31'), item('speech', '2126-11-20')])).toEqual(['1999']));
