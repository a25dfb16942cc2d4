import { expect, test } from '@jest/globals';
import { entries, newsItem, officeProfile, pillar } from '@dpo/content';
import { entryAt } from './drafts-guard';
import { narrow } from './narrow';

test.each(entries.map((entry) => [entry.type, entry] as const))('all that the client asks of %s gets through', (_type, entry) => {
  for (const populate of [entry.populate, entry.listPopulate]) {
    const query = { locale: 'en', populate, fields: entry.listColumns, ...(entry.sort.length > 0 ? { sort: entry.sort } : {}), pagination: { page: '1', pageSize: '100' } };
    expect(narrow(query, entry, { drafts: false })).toEqual({ query: { ...query, status: 'published' } });
  }
});

test('drafts are for those who may read them, and only when they ask', () => {
  const status = (asked: unknown, drafts: boolean) => narrow({ status: asked }, newsItem, { drafts });
  expect([status('draft', true), status('published', true), status(['draft'], true), status('draft', false), status(undefined, true)]).toEqual(
    ['draft', 'published', 'published', 'published', 'published'].map((given) => ({ query: { status: given } })),
  );
});

test.each([
  [{ filters: { slug: { $eq: 'a' }, releaseDate: { $gte: '2026-01-01', $lte: '2026-12-31' }, pillars: { slug: { $eq: 'a' } } } }, true],
  [{ filters: { slug: 'a' } }, false], [{ filters: { slug: { $eq: { $ne: 'a' } } } }, false], [{ filters: [{ slug: { $eq: 'a' } }] }, false],
  [{ filters: { image: { caption: { $eq: 'a' } } } }, false], [{ sort: { releaseDate: 'desc' } }, false], [{ sort: 'releaseDate:desc' }, true], [{ sort: 'releaseDate:sideways' }, false],
  [{ fields: { 3: 'title' } }, true], [{ fields: ['title', 'password'] }, false], [{ populate: 'image' }, false], [{ populate: { toString: true } }, false],
])('%j is asked within the contract: %s', (query, isAllowed) => {
  expect('query' in narrow(query, newsItem, { drafts: true })).toBe(isAllowed);
});

test.each([
  ['order', 'abc', false], ['order', '7', true], ['order', '1e3', false], ['order', '99999999999', false], ['updatedAt', 'yesterday', false], ['updatedAt', '2026-01-01T00:00:00.000Z', true],
  ['slug', 'a\0b', false],
])('a %s is compared with %j, or the request is refused before the database sees it: %s', (field, value, isAllowed) => {
  expect('query' in narrow({ filters: { [field]: { $gte: value } } }, pillar, { drafts: false })).toBe(isAllowed);
});

test.each([['2026-02-28', true], ['2026-02-31', false], ['2026-13-01', false], ['2026', false]])('news of %s can be asked for: %s', (day, isAllowed) => {
  expect('query' in narrow({ filters: { releaseDate: { $lte: day } } }, newsItem, { drafts: false })).toBe(isAllowed);
});

test.each([
  ['/api/news-items', newsItem.type], ['/API/news-items', newsItem.type], ['/api/news-items/abcdefghijklmnopqrstuvwx', newsItem.type], ['/api/office-profile', officeProfile.type],
  ['/api/office-profile/abcdefghijklmnopqrstuvwx', null], ['/api/news-item', null], ['/api/news-items/1', null], ['/api/news-items/abcdefghijklmnopqrstuvwx/x', null], ['/api', null], ['/api/', null],
])('%s reads %s', (path, type) => {
  expect(entryAt(path)?.type ?? null).toBe(type);
});
