import { expect, test } from '@jest/globals';
import { entries, locales, siteSettings } from '@dpo/content';
import { addressOf, entryPath } from './navigation';

const withPages = entries.filter((entry) => entry.href('en', 'a-slug') !== null);

test.each(withPages.flatMap((entry) => locales.map((locale) => ({ type: entry.type, entry, ...locale }))))(
  'the address of a $type under /$segment is its path with the language before it',
  ({ entry, segment }) => expect(addressOf(segment, entryPath(entry, 'a-slug'))).toBe(entry.href(segment, 'a-slug')),
);

test('what has no page has no path', () => expect(() => entryPath(siteSettings)).toThrow('A site-settings has no page of its own'));
