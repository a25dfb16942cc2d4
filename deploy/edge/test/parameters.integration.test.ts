import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { categories, locales } from '@dpo/content';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type NewsFilters, feedAddress, feedFormats, newsAddress } from '../../../apps/web/src/news-address';
import { type SearchState, longestQuery, searchPath } from '../../../apps/web/src/search/search-address';
import { type Origin, page, startOrigin } from './origin';
import { type RunningEdge, startEdge } from './running-edge';

let web: Origin;
let edge: RunningEdge;

beforeAll(async () => {
  web = await startOrigin();
  edge = await startEdge({ EDGE_WEB: web.address });
});
afterAll(async () => {
  await edge.stop();
  await web.down();
});
beforeEach(() => {
  web.answer = page('page', { 'cache-control': 'no-store' });
  web.seen.length = 0;
});

// All of them: one that is added to the site's does not compile until it stands here.
const news: Required<NewsFilters> = { category: categories[0], year: '1999', pillar: 'a'.repeat(120), page: 9999 };
const sought: Required<SearchState> = { q: '數字 plan-b', type: 'news-item', year: '2026', page: 12 };

const addresses = locales.flatMap(({ segment }) => [
  newsAddress(segment, news), ...feedFormats.map((format) => feedAddress(segment, format, news)), `/${segment}${searchPath(sought)}`,
]);

const paramsOf = (address: string) => [...new URL(address, 'http://site').searchParams];

test.each(addresses)('regression: filters are lost behind the edge: %s reaches the web whole', async (address) => {
  await edge.ask(`${address}&utm_source=a`);
  const [seen] = web.seen;
  expect(seen?.url.split('?')[0]).toBe(address.split('?')[0]);
  expect(paramsOf(seen?.url ?? '')).toEqual(paramsOf(address));
});

test('the edge knows no parameter that the site does not', async () => {
  const rules = await readFile(path.resolve(__dirname, '..', 'conf', 'variants.conf.template'), 'utf8');
  const known = new Set(Array.from(rules.matchAll(/\$arg_(\w+)/g), ([, name]) => name));
  expect(known).toEqual(new Set(addresses.flatMap((address) => paramsOf(address).map(([name]) => name))));
});

test.each([
  ['of Chinese', '數'.repeat(longestQuery)],
  ['of characters beyond the first plane', '𠮷'.repeat(longestQuery)],
])('regression: a long query %s is lost behind the edge', async (_, q) => {
  const address = `/tc${searchPath({ q })}`;
  await edge.ask(address);
  expect(paramsOf(web.seen[0]?.url ?? '')).toEqual([['q', q]]);
});

test.each([
  ['type', '<b>'], ['type', ''], ['year', '1899'], ['year', '20260'], ['page', '0'], ['page', '1'], ['page', '12345'],
])('of a search, %s=%s counts as not given', async (name, value) => {
  await edge.ask(`/en/search?${new URLSearchParams({ q: 'plan', [name]: value }).toString()}`);
  expect(paramsOf(web.seen[0]?.url ?? '')).toEqual([['q', 'plan']]);
});
