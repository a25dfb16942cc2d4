import type { LocaleCode } from '@dpo/content';
import { dayOf } from '@/i18n/format';
import { documentOf, escaped } from './sitemap';

export interface RecentItem {
  url: string;
  locale: LocaleCode;
  /** The name of the site in that language. */
  publication: string;
  title: string;
  /** The day of release, `YYYY-MM-DD`. */
  releaseDate: string;
}

const day = 24 * 60 * 60 * 1000;

/** Chinese is named by region there, and Hong Kong has no name of its own: Traditional Chinese is `zh-tw`. */
const languages: Record<LocaleCode, string> = { en: 'en', 'zh-Hant-HK': 'zh-tw' };

/**
 * Search engines take news of the last 48 hours. A release has a day and no hour, so that the day before yesterday may be
 * almost 72 hours ago: only today and yesterday in Hong Kong's calendar never go beyond.
 * @param now milliseconds since 1970
 */
export const recentDays = (now: number): { from: string; to: string } => ({ from: dayOf(new Date(now - day).toISOString()), to: dayOf(new Date(now).toISOString()) });

/** @returns the items in the news sitemap format (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap) */
export const newsSitemapXml = (items: readonly RecentItem[]): string =>
  documentOf(
    'urlset',
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
    items.map(({ url, locale, publication, title, releaseDate }) =>
      [
        `<url><loc>${escaped(url)}</loc><news:news>`,
        `<news:publication><news:name>${escaped(publication)}</news:name><news:language>${languages[locale]}</news:language></news:publication>`,
        `<news:publication_date>${releaseDate}</news:publication_date><news:title>${escaped(title)}</news:title>`,
        '</news:news></url>',
      ].join(''),
    ),
  );
