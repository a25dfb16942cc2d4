import { expect, test } from '@jest/globals';
import { slugPattern } from '@dpo/content';
import { filtersOfFeed, filtersOfPath, internalNewsPath, internalPath, newsAddress, parseNewsQuery, widerList } from './news-address';

const parse = (query: string) => parseNewsQuery(new URLSearchParams(query));

test('the parameters stand in one order, however they were asked for', () => {
  const filters = parse('page=3&pillar=sustainable-development&year=2025&category=speech');
  expect(newsAddress('en', filters)).toBe('/en/news?category=speech&year=2025&pillar=sustainable-development&page=3');
  expect(internalNewsPath('tc', filters)).toBe('/tc/news/list/speech/2025/sustainable-development/3');
});

test('the first page has no number', () => {
  expect(parse('page=1')).toEqual({});
  expect(newsAddress('tc', { page: 1 })).toBe('/tc/news');
  expect(newsAddress('tc', { category: 'circular', page: 1 })).toBe('/tc/news?category=circular');
  expect(internalNewsPath('tc', {})).toBe('/tc/news');
  expect(internalNewsPath('tc', { category: 'circular' })).toBe('/tc/news/list/circular/-/-/1');
});

test.each([
  'category=gossip', 'category=Speech', 'category=', 'year=1899', 'year=2100', 'year=20255', 'year=all',
  'pillar=Not-A-Slug', 'pillar=a--b', 'pillar=../..', 'pillar=-', `pillar=${'a'.repeat(121)}`,
  'page=0', 'page=-1', 'page=02', 'page=2.5', 'page=10000', 'page=two', 'utm_source=x', 'locale=tc',
])('%s is dropped', (query) => expect(parse(query)).toEqual({}));

test.each(['year=1900', 'year=1999', 'year=2000', 'year=2099', 'page=2', 'page=9999', 'category=press-release', 'pillar=all', `pillar=${'a'.repeat(120)}`])('%s is kept', (query) =>
  expect(newsAddress('en', parse(query))).toBe(`/en/news?${query}`),
);

test('of a list that has become empty the wider one is where to go on', () => {
  expect(widerList('/en/news?year=2021&page=3&category=speech&x=1')).toBe('/en/news?category=speech&year=2021');
  expect(widerList('/tc/news?category=speech&year=2021')).toBe('/tc/news?category=speech');
  expect(widerList('/en/news?year=2021')).toBe('/en/news');
  for (const other of ['/en/news', '/en/news?pillar=gone', '/en/news?page=0', '/en/news/some-item?page=2', '/en/search?page=2', '/en/news/feed.xml?year=2021', '/', '/en']) expect(widerList(other)).toBeNull();
});

test('a pillar may be called as anything that is a slug: what stands for no filter is none', () => {
  const path = internalPath('/en/news', new URLSearchParams({ pillar: 'all' }));
  const [category = '', year = '', pillar = '', page = ''] = path.split('/').slice(4);
  expect(path).toBe('/en/news/list/-/-/all/1');
  expect(filtersOfPath({ category, year, pillar, page })).toEqual({ pillar: 'all' });
  expect(filtersOfFeed({ category: '-', pillar: 'all' })).toEqual({ pillar: 'all' });
  for (const unset of [category, year]) expect(unset).not.toMatch(slugPattern);
});

test('of a repeated parameter the first counts', () => expect(parse('year=2025&year=2024')).toEqual({ year: '2025' }));

test('an internal address leads back to its filters, and only one address does', () => {
  const parts = (path: string) => {
    const [category = '', year = '', pillar = '', page = ''] = path.split('/').slice(4);
    return { category, year, pillar, page };
  };
  const filters = { year: '2026', page: 12 };
  expect(filtersOfPath(parts(internalNewsPath('en', filters)))).toEqual(filters);
  expect(filtersOfPath(parts('/en/news/list/-/-/-/1'))).toEqual({});
  for (const path of ['/en/news/list/gossip/-/-/1', '/en/news/list/-/2026/-/02', '/en/news/list/-/2026/-/0', '/en/news/list/-/26/-/1', '/en/news/list/all/2026/-/1'])
    expect(filtersOfPath(parts(path))).toBeNull();
});
