import { type ListValues, type Locale, newsItem } from '@dpo/content';
import { readMerged } from '@/content/read-merged';

export type NewsTeaser = ListValues<typeof newsItem>;

/**
 * What's New, the newest first, in whatever language each item has.
 * @throws {ContentError} when the CMS cannot tell
 */
export const readNews = (locale: Locale): Promise<NewsTeaser[]> => readMerged(newsItem, locale);
