import { entries } from '@dpo/content';
import { isCalendarYear } from '../calendar-year';

/** What a search page shows; the address carries all of it. */
export interface SearchState {
  q: string;
  type?: SearchedType | undefined;
  year?: string | undefined;
  page: number;
}

/** Characters of a query that are looked at. */
export const longestQuery = 200;

type SearchedType = Extract<(typeof entries)[number], { search: object }>['type'];

const searchedTypes = entries.flatMap((entry) => (entry.search === null ? [] : [entry.type]));

/** @returns a type that search knows, or `undefined` */
export const searchedType = (value: string): SearchedType | undefined => searchedTypes.find((type) => type === value);

/** Halves of characters and control characters are in no text; lines and spaces are one space. */
const wellFormed = (text: string) => Array.from(text.replace(/[\p{Surrogate}\p{Cc}\s]+/gu, ' ').trim()).slice(0, longestQuery).join('').trim();

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Takes from an address what a search knows, the first of what comes twice. Everything else is dropped. */
export function parseSearch(params: Params): SearchState {
  const first = (name: string) => [params[name] ?? ''].flat()[0] ?? '';
  const type = searchedType(first('type'));
  const year = first('year');
  const page = first('page');
  return {
    q: wellFormed(first('q')),
    ...(type ? { type } : {}),
    ...(isCalendarYear(year) ? { year } : {}),
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/** @returns the address of a search without its language, its parameters in one order */
export function searchPath({ q, type, year, page }: Partial<SearchState>): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (type) query.set('type', type);
  if (year) query.set('year', year);
  if (page !== undefined && page > 1) query.set('page', String(page));
  return query.size > 0 ? `/search?${query}` : '/search';
}
