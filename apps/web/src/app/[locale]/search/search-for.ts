import type { Locale } from '@dpo/content';
import { cache } from 'react';
import type { SearchState } from '@/search/search-address';
import { search } from '@/search/service';

const pageSize = 10;

/** By values, which are alike for the title and the page of one request. */
const searched = cache((locale: Locale, q: string, type: SearchState['type'], year: SearchState['year'], page: number) => search(locale, { q, type, year, page, pageSize }));

/**
 * What a search page shows, looked for once for each request.
 * @throws {CmsUnavailable} while the index is being prepared
 */
export const searchFor = (locale: Locale, { q, type, year, page }: SearchState) => searched(locale, q, type, year, page);
