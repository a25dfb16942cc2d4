import { readSitemap } from './sitemap';

/** Public, but in no sitemap: each kind of page that is made for a question or for what is not there. */
const unlisted = [
  '/nothing-is-here',
  // Taken off before the tests begin; it was in English only.
  '/news/the-last-of-the-seed',
  '/news/how-a-withdrawn-item-is-shown',
  '/news?category=speech&year=2025',
  '/news?category=speech&year=2024&pillar=sustainable-development',
  '/news?page=2',
  '/news?page=999',
  '/search',
];

const unlistedIn: Record<string, readonly string[]> = {
  en: [...unlisted.map((path) => `/en${path}`), '/en/search?q=digital+government', '/en/search?q=zzzzqqqq', '/en/news/how-hong-kong-characters-are-shown'],
  tc: [...unlisted.map((path) => `/tc${path}`), '/tc/search?q=數字政府', '/tc/search?q=䨻䨻䨻', '/tc/news/how-english-is-written-on-this-website'],
};

export const languages = ['en', 'tc'] as const satisfies readonly string[];

/** @returns the paths of all listed pages in one language */
export async function listedPages(webUrl: string, language: string): Promise<string[]> {
  return (await readSitemap(webUrl)).map(({ path }) => path).filter((path) => path.split('/')[1] === language);
}

/** @returns the paths of all pages that a reader can come to in one language, each kind of unlisted page with them */
export async function allPages(webUrl: string, language: string): Promise<string[]> {
  return [...(await listedPages(webUrl, language)), ...(unlistedIn[language] ?? [])];
}
