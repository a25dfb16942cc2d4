import type { LocaleCode } from '@dpo/content';
import { documentOf, escaped } from './sitemap';

export interface RecentItem {
  url: string;
  locale: LocaleCode;
  title: string;
  /** The day of release, `YYYY-MM-DD`. */
  releaseDate: string;
}

/** Search engines take two days of news. */
const days = 2;

const day = 24 * 60 * 60 * 1000;

/** Chinese is named by region there, and Hong Kong has no name of its own: Traditional Chinese is `zh-tw`. */
const languages: Record<LocaleCode, string> = { en: 'en', 'zh-Hant-HK': 'zh-tw' };

/** @param now milliseconds since 1970. @returns the moment, ISO 8601, from which items are recent */
export const recentSince = (now: number): string => new Date(now - days * day).toISOString();

/** @returns the items in the news sitemap format (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap) */
export const newsSitemapXml = (nameOf: (locale: LocaleCode) => string, items: readonly RecentItem[]): string =>
  documentOf(
    'urlset',
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
    items.map(({ url, locale, title, releaseDate }) =>
      [
        `<url><loc>${escaped(url)}</loc><news:news>`,
        `<news:publication><news:name>${escaped(nameOf(locale))}</news:name><news:language>${languages[locale]}</news:language></news:publication>`,
        `<news:publication_date>${releaseDate}</news:publication_date><news:title>${escaped(title)}</news:title>`,
        '</news:news></url>',
      ].join(''),
    ),
  );
