import { slugPattern } from '@dpo/content';
import { longestSlug } from './slug-from';

export const isSlug = (value: string) => value.length <= longestSlug && slugPattern.test(value);

/** @returns `slug`, or the first of `slug-2`, `slug-3` … that is free */
export function firstFree(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const candidate = `${slug.slice(0, longestSlug - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
