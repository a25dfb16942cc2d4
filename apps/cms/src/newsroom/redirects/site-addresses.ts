import { type AnyEntry, entries, locales, redirectKey, slugPattern } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { uidOf } from '../public-types';

const all: readonly AnyEntry[] = entries;

/** Addresses of the site that are no page of an entry: lists, and what its own pages take. */
const fixed: ReadonlySet<string> = new Set(
  locales.flatMap(({ segment }) => [
    '/', `/${segment}`,
    ...all.flatMap(({ shownOn }) => shownOn.map((path) => `/${segment}${path}`)),
    ...all.flatMap(({ reservedSlugs = [] }) => reservedSlugs.map((slug) => `/${segment}/${slug}`)),
  ]),
);

/** Files that the site makes or hands on: whether one is there is not known here. */
const isFile = (key: string) => /^\/uploads\//.test(key) || /^(?:\/[a-z]+)*\/[a-z-]+\.(?:xml|json|txt)$/.test(key);

/** A slug no entry has: where it stands in an address, other slugs stand. */
const mark = 'a-slug';

/** @returns whether an entry of the type is published at the address, in whichever language */
async function isPublishedAs(strapi: Core.Strapi, entry: AnyEntry, key: string): Promise<boolean> {
  const uid = uidOf(entry.type as (typeof entries)[number]['type']);
  for (const { segment } of locales) {
    const address = entry.href(segment, mark);
    if (address === null) continue;
    if (entry.kind === 'singleType') {
      if (address === key) return true;
      continue;
    }
    const start = address.slice(0, -mark.length);
    const slug = key.startsWith(start) ? key.slice(start.length) : '';
    if (!slugPattern.test(slug)) continue;
    if ((await strapi.db.query(uid).count({ where: { slug, publishedAt: { $notNull: true } } })) > 0) return true;
  }
  return false;
}

/** @returns whether readers find a page of the site at the address. @param address a path, as anybody may spell it */
export async function isPageOfSite(strapi: Core.Strapi, address: string): Promise<boolean> {
  const key = redirectKey(address);
  if (key === null) return false;
  if (fixed.has(key)) return true;
  for (const entry of all) if (await isPublishedAs(strapi, entry, key)) return true;
  return false;
}

/** @returns whether readers may be sent to the address: a page, or a file, of the site */
export const isPlaceOfSite = async (strapi: Core.Strapi, address: string): Promise<boolean> =>
  isFile(redirectKey(address) ?? '') || isPageOfSite(strapi, address);
