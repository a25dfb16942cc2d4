import { type AnyEntry, type LocaleSegment, locales } from '@dpo/content';

/** @param path an address without its language: `''` for the home page, else with a leading slash */
export const addressOf = (segment: LocaleSegment, path: string): string => `/${segment}${path}`;

/**
 * @param slug which entry; none for a single type
 * @returns the address of an entry's page without its language
 */
export function entryPath(entry: Pick<AnyEntry, 'type' | 'href'>, slug = ''): string {
  const [{ segment }] = locales;
  const href = entry.href(segment, slug);
  if (href === null) throw new RangeError(`A ${entry.type} has no page of its own`);
  return href.slice(addressOf(segment, '').length);
}
