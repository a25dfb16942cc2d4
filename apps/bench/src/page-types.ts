import { entries, localeOfSegment } from '@dpo/content';

export interface PageType {
  name: string;
  /** With its language. */
  path: string;
}

/** @returns the paths of a sitemap's pages, in its order */
export const pathsOf = (sitemap: string): string[] => [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);

/** What an address leads to: an entry's type where the page is an entry's own, else the page's name. */
function nameOf(path: string): string {
  const [, segment = '', ...rest] = path.split('/');
  const locale = localeOfSegment(segment);
  const slug = rest.at(-1) ?? '';
  const entry = entries.find(
    ({ kind, href, reservedSlugs = [] }) =>
      kind === 'collectionType' && href(locale?.segment ?? 'en', slug) === path && !reservedSlugs.includes(slug),
  );
  if (entry) return entry.type;
  return rest.length === 0 ? 'home' : rest.join('/');
}

/** @returns one page of each type in each language: from a sitemap, and the two that are never in one */
export function pageTypesOf(paths: readonly string[]): PageType[] {
  const segments = [...new Set(paths.map((path) => path.split('/')[1] ?? ''))];
  const listed = paths.map((path) => ({ name: nameOf(path), path }));
  const unlisted = segments.flatMap((segment) => [
    { name: 'news, filtered', path: `/${segment}/news?category=press-release` },
    { name: 'not found', path: `/${segment}/nothing-is-here` },
  ]);
  const languageOf = (path: string) => path.split('/')[1];
  return [...listed, ...unlisted].filter(
    ({ name, path }, index, all) => all.findIndex((other) => other.name === name && languageOf(other.path) === languageOf(path)) === index,
  );
}
