/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { type AnyEntry, entries, locales } from '@dpo/content';
import { entryPath } from '@/i18n/navigation';
import { imageAddress, pictureOf, siteImageAddress } from './address';

const withPages: readonly AnyEntry[] = entries.filter((entry) => entry.href('en', 'a-slug') !== null);
const cases = withPages.flatMap((entry) => locales.map(({ segment }) => ({ type: entry.type, entry, segment })));

const partsOf = (address: string, segment: string) => address.replace(`/${segment}/opengraph/`, '').split('/');

test.each(cases)('a $type under /$segment has its own picture when there are many of the type', ({ entry, segment }) => {
  const path = entryPath(entry, entry.kind === 'collectionType' ? 'a-slug' : '');
  const address = imageAddress(segment, path);
  if (entry.kind === 'singleType') {
    expect(address).toBe(siteImageAddress(segment));
    return;
  }
  expect(address).toBe(`/${segment}/opengraph${path}.png`);
  expect(pictureOf(partsOf(address, segment))).toEqual({ entry, slug: 'a-slug' });
});

test.each(['', ...entries.flatMap(({ shownOn }) => shownOn), '/search', '/404'])('“%s” shares the picture of the site', (path) =>
  expect(imageAddress('tc', path)).toBe('/tc/opengraph.png'),
);

test.each(['news', 'news.png', 'news/a-slug', 'news/A.png', 'news/a--b.png', 'news/a/b.png', '404.png', '.png', `news/${'a'.repeat(121)}.png`, 'pillars/..png'])('nothing is drawn at %s', (address) =>
  expect(pictureOf(address.split('/'))).toBeNull(),
);
