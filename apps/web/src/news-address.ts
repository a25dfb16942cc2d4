import { type Category, categories, isSlug } from '@dpo/content';
import { isCalendarYear } from './calendar-year';

/** What a news list is narrowed to; `page` counts from 1, which is also what its absence means. */
export interface NewsFilters {
  category?: Category | undefined;
  year?: string | undefined;
  pillar?: string | undefined;
  page?: number | undefined;
}

/** Stands in internal addresses for a filter that is not set. It is no slug, so that no category, year or pillar is called so. */
export const none = '-';

/**
 * Keeps what a news list knows. Everything else is dropped, so that an unknown parameter neither breaks a page nor makes
 * another copy of it.
 */
export function parseNewsQuery(params: URLSearchParams): NewsFilters {
  const category = categories.find((known) => known === params.get('category'));
  const year = params.get('year') ?? '';
  const pillar = params.get('pillar') ?? '';
  const page = params.get('page') ?? '';
  return {
    ...(category ? { category } : {}),
    ...(isCalendarYear(year) ? { year } : {}),
    ...(isSlug(pillar) ? { pillar } : {}),
    ...(/^[1-9]\d{0,3}$/.test(page) && page !== '1' ? { page: Number(page) } : {}),
  };
}

/** @returns the public address of a news list, its parameters in the one order */
export function newsAddress(segment: string, { category, year, pillar, page = 1 }: NewsFilters = {}): string {
  const query = new URLSearchParams();
  if (category) query.set('category', category);
  if (year) query.set('year', year);
  if (pillar) query.set('pillar', pillar);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/${segment}/news?${query}` : `/${segment}/news`;
}

/**
 * @param address path and query
 * @returns of a news list on a later page the first, of one of a year the list of all years: where readers of a list that
 *   has become empty go on; `null` for what is no list, or no part of one
 */
export function widerList(address: string): string | null {
  const { pathname, searchParams } = new URL(address, 'http://site');
  const [, segment = '', type, ...rest] = pathname.split('/');
  if (type !== 'news' || rest.length > 0) return null;
  const filters = parseNewsQuery(searchParams);
  if (filters.page !== undefined) return newsAddress(segment, { ...filters, page: undefined });
  return filters.year === undefined ? null : newsAddress(segment, { ...filters, year: undefined });
}

/** @returns where a news list is rendered: a static address, since a page that reads its query is rendered each time */
export function internalNewsPath(segment: string, { category, year, pillar, page = 1 }: NewsFilters): string {
  if (!category && !year && !pillar && page === 1) return `/${segment}/news`;
  return `/${segment}/news/list/${category ?? none}/${year ?? none}/${pillar ?? none}/${page}`;
}

/** Atom and JSON Feed, by the ending of their addresses. */
export const feedFormats = ['xml', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

type FeedFilters = Pick<NewsFilters, 'category' | 'pillar'>;

/** @returns the public address of a feed; it can be narrowed by category and pillar */
export function feedAddress(segment: string, format: FeedFormat, { category, pillar }: FeedFilters = {}): string {
  const [, query] = newsAddress(segment, { category, pillar }).split('?', 2);
  return `/${segment}/news/feed.${format}${query ? `?${query}` : ''}`;
}

/** The inverse of what {@link internalPath} makes of a feed. @returns `null` for parts that it does not make */
export function filtersOfFeed(parts: Readonly<Record<'category' | 'pillar', string>>): FeedFilters | null {
  return filtersOfPath({ ...parts, year: none, page: '1' });
}

/** @returns where what is at a public address is rendered: news lists and feeds are narrowed by a query, which becomes a path */
export function internalPath(pathname: string, params: URLSearchParams): string {
  const [, segment = '', type, file, ...rest] = pathname.split('/');
  if (type !== 'news' || rest.length > 0) return pathname;
  const { year: _year, page: _page, ...narrowed } = parseNewsQuery(params);
  if (file === undefined) return internalNewsPath(segment, parseNewsQuery(params));
  const format = feedFormats.find((known) => file === `feed.${known}`);
  return format ? `/${segment}/news/feed/${format}/${narrowed.category ?? none}/${narrowed.pillar ?? none}` : pathname;
}

/** The inverse of {@link internalNewsPath}. @returns `null` for parts that it does not make */
export function filtersOfPath(parts: Readonly<Record<'category' | 'year' | 'pillar' | 'page', string>>): NewsFilters | null {
  const filters = parseNewsQuery(new URLSearchParams(parts));
  const made = `${filters.category ?? none}/${filters.year ?? none}/${filters.pillar ?? none}/${filters.page ?? 1}`;
  return made === `${parts.category}/${parts.year}/${parts.pillar}/${parts.page}` ? filters : null;
}
