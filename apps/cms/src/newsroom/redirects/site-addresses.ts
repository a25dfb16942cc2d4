import { type AnyEntry, entries, locales, redirectKey, slugPattern } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { createPublishedFiles } from '../pictures/published-files';
import { uidOf } from '../public-types';

const all: readonly AnyEntry[] = entries;

/** Pages of the site that belong to no entry. */
const lists: ReadonlySet<string> = new Set(
  locales.flatMap(({ segment }) => [`/${segment}`, `/${segment}/search`, ...all.flatMap(({ shownOn }) => shownOn.map((path) => `/${segment}${path}`))]),
);

/** Addresses that the site keeps for itself, whether readers find a page there or not. */
const reserved: ReadonlySet<string> = new Set([
  '/', ...locales.flatMap(({ segment }) => all.flatMap(({ reservedSlugs = [] }) => reservedSlugs.map((slug) => `/${segment}/${slug}`))),
]);

/** Files that the site makes: whether one is there is not known here. */
const isMadeFile = (key: string) => /^(?:\/[a-z]+)*\/[a-z-]+\.(?:xml|json|txt)$/.test(key);

/** A slug no entry has: where it stands in an address, other slugs stand. */
const mark = 'a-slug';

/** @returns the slugs under which entries of the type would have the address, in whichever language */
function slugsAt(entry: AnyEntry, key: string): string[] {
  if (entry.kind === 'singleType') return [];
  return locales.flatMap(({ segment }) => {
    const start = entry.href(segment, mark)?.slice(0, -mark.length);
    const slug = start !== undefined && key.startsWith(start) ? key.slice(start.length) : '';
    return slugPattern.test(slug) ? [slug] : [];
  });
}

/** @returns whether an entry of the type is published at the address, in whichever language */
async function isPublishedAs(strapi: Core.Strapi, entry: AnyEntry, key: string): Promise<boolean> {
  if (entry.kind === 'singleType') return locales.some(({ segment }) => entry.href(segment, mark) === key);
  const uid = uidOf(entry.type as (typeof entries)[number]['type']);
  for (const slug of slugsAt(entry, key))
    if ((await strapi.db.query(uid).count({ where: { slug, publishedAt: { $notNull: true } } })) > 0) return true;
  return false;
}

/** @returns whether an entry might have the address, published or not */
export const isAddressOfEntry = (key: string): boolean => all.some((entry) => slugsAt(entry, key).length > 0);

/** @param key a path, as `redirectKey` gives it */
async function isPage(strapi: Core.Strapi, key: string): Promise<boolean> {
  if (lists.has(key)) return true;
  for (const entry of all) if (await isPublishedAs(strapi, entry, key)) return true;
  return false;
}

/** @returns whether the site itself answers at the address, so that nobody is sent on from there. @param key as `redirectKey` gives it */
export const isOfSite = async (strapi: Core.Strapi, key: string): Promise<boolean> => reserved.has(key) || isPage(strapi, key);

/** @returns whether the address is one of stored files, whether or not such a file is there */
export const isUpload = (address: string): boolean => /^\/uploads(?:\/|$)/.test(redirectKey(address) ?? '');

/** @returns whether readers may be sent to the address: a page, or a file, of the site. @param address a path, as readers will be sent there */
export async function isPlaceOfSite(strapi: Core.Strapi, address: string): Promise<boolean> {
  // Unlike pages, files have one spelling only, by which it is also found that readers are sent there.
  if (isUpload(address)) return createPublishedFiles(strapi).exists(/^\/uploads\/([\w.-]+)(?:[?#]|$)/.exec(address)?.[1] ?? '');
  const key = redirectKey(address) ?? '';
  return isMadeFile(key) || isPage(strapi, key);
}
