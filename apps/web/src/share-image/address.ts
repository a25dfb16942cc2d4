import { type AnyEntry, type LocaleSegment, entries, isSlug, locales } from '@dpo/content';
import { addressOf, entryPath } from '@/i18n/navigation';

/** The size that readers of Open Graph agree on, in pixels. */
export const imageSize = { width: 1200, height: 630 } as const;

const ending = '.png';
const folder = '/opengraph';

/** Types whose pages each have a picture of their own; all other pages share the site's. */
const pictured: readonly AnyEntry[] = entries.filter((entry) => entry.kind === 'collectionType' && entry.href(locales[0].segment, 'a') !== null);

/** The picture of pages that have none of their own. */
export const siteImageAddress = (segment: LocaleSegment): string => addressOf(segment, folder + ending);

/** @returns the entry whose page has this address (without its language), or `null` */
function entryAt(path: string): { entry: AnyEntry; slug: string } | null {
  const slug = path.slice(path.lastIndexOf('/') + 1);
  if (!isSlug(slug)) return null;
  const entry = pictured.find((candidate) => entryPath(candidate, slug) === path && !candidate.reservedSlugs?.includes(slug));
  return entry ? { entry, slug } : null;
}

/** @param path a page's address without its language */
export const imageAddress = (segment: LocaleSegment, path: string): string =>
  entryAt(path) ? addressOf(segment, folder + path + ending) : siteImageAddress(segment);

/**
 * The inverse of {@link imageAddress}, for pictures of entries.
 * @param parts what follows the folder in the address
 * @returns the entry that has a picture there, or `null`
 */
export function pictureOf(parts: readonly string[]): { entry: AnyEntry; slug: string } | null {
  const address = `/${parts.join('/')}`;
  return address.endsWith(ending) ? entryAt(address.slice(0, -ending.length)) : null;
}
