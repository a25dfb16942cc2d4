import { expect, test } from '@jest/globals';
import { type AnyEntry, entries, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { entryWithPages, pagesOf } from './published-pages';

const withPages = (entries as readonly AnyEntry[]).filter(({ type }) => entryWithPages(`api::${type}.${type}`) !== null);

test.each(withPages.map((entry) => [entry.type, entry] as const))('a page of %s is named by what its row holds: neither its blocks nor its components', async (type, entry) => {
  const rows = localeCodes.map((locale) => ({ locale, publishedAt: '2026-01-01T00:00:00.000Z', slug: 'a-slug', [entry.search?.title ?? '']: `A title in ${locale}` }));
  const strapi = { getModel: () => ({ attributes: {} }), db: { inTransaction: () => false, query: () => ({ findMany: () => Promise.resolve(rows) }) } } as unknown as Core.Strapi;
  const pages = await pagesOf(strapi, `api::${type}.${type}`, entry, 'abc');
  expect(pages.map(({ title }) => title)).toEqual(localeCodes.map((locale) => `A title in ${locale}`));
});
