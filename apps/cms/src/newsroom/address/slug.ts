import { slugPattern } from '@dpo/content';

export const longestSlug = 120;

export const isSlug = (value: string) => value.length <= longestSlug && slugPattern.test(value);

/**
 * @returns the words of a title as an address: lower-case ASCII joined by hyphens, cut between words;
 * empty when the title has no Latin letter or digit, as Chinese titles have none
 */
export function slugFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/gu, '')
    .replace(/&/gu, ' and ')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > longestSlug) break;
    slug = longer;
  }
  return slug;
}

/** @returns `slug`, or the first of `slug-2`, `slug-3` … that is free */
export function firstFree(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const candidate = `${slug.slice(0, longestSlug - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
