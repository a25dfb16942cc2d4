import { ask } from './raw-request';

export interface ListedPage {
  url: string;
  /** With its language. */
  path: string;
  /** The page in each language, by hreflang. */
  alternates: Readonly<Record<string, string>>;
}

/** @returns the pages that the site lists for search engines */
export async function readSitemap(webUrl: string): Promise<ListedPage[]> {
  const { text } = await ask(webUrl, '/sitemap.xml');
  return [...text.matchAll(/<url>(.*?)<\/url>/gs)].map(([, entry = '']) => {
    const url = /<loc>([^<]+)<\/loc>/.exec(entry)?.[1] ?? '';
    const alternates = Object.fromEntries([...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language = '', href = '']) => [language, href]));
    return { url, path: new URL(url).pathname, alternates };
  });
}
