import { expect, test } from '@jest/globals';
import { pageTypesOf, pathsOf } from './page-types';

test('a sitemap gives one page of each type in each language, and the two that are in none', () => {
  const sitemap = ['/en', '/en/news', '/en/news/a', '/en/news/b', '/en/about', '/en/pillars', '/en/pillars/a', '/en/privacy-policy', '/tc', '/tc/news/a']
    .map((path) => `<url><loc>https://site.test${path}</loc></url>`)
    .join('');
  expect(pageTypesOf(pathsOf(sitemap))).toEqual([
    { name: 'home', path: '/en' },
    { name: 'news', path: '/en/news' },
    { name: 'news-item', path: '/en/news/a' },
    { name: 'about', path: '/en/about' },
    { name: 'pillars', path: '/en/pillars' },
    { name: 'pillar', path: '/en/pillars/a' },
    { name: 'page', path: '/en/privacy-policy' },
    { name: 'home', path: '/tc' },
    { name: 'news-item', path: '/tc/news/a' },
    { name: 'news, filtered', path: '/en/news?category=press-release' },
    { name: 'not found', path: '/en/nothing-is-here' },
    { name: 'news, filtered', path: '/tc/news?category=press-release' },
    { name: 'not found', path: '/tc/nothing-is-here' },
  ]);
});
