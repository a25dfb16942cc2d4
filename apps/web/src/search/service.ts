import { type Change, type Locale, type LocaleCode, CmsUnavailable } from '@dpo/content';
import { reportOutage } from '@/content/outage';
import type { SearchAnswer, SearchQuery } from './search-index';

/** What the process's one search can be asked and told. */
export interface SearchService {
  /** @returns `null` while there is no whole index yet, after a short wait */
  query(locale: LocaleCode, query: SearchQuery): Promise<SearchAnswer | null>;
  /** Reads changed documents again, in the background. */
  changed(changes: readonly Pick<Change, 'type' | 'documentId'>[]): void;
  /** Looks through all that is published soon: the CMS answers again after an outage. */
  recheck(): void;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: SearchService | undefined };
const key = Symbol.for('dpo.search');

/** Makes a search the process's. Pages and route handlers are bundled apart; the process is what they share. */
export const provideSearch = (service: SearchService): void => {
  shared[key] = service;
};

/** Tells the search, where there is one, of a change. */
export const searchChanged = (changes: readonly Pick<Change, 'type' | 'documentId'>[]): void => shared[key]?.changed(changes);

/** Tells the search, where there is one, that the CMS answers again. */
export const recheckSearch = (): void => shared[key]?.recheck();

/**
 * Looks for published content that readers of a language can read.
 * @throws {CmsUnavailable} while the index is being prepared
 */
export async function search({ code }: Locale, query: SearchQuery): Promise<SearchAnswer> {
  const answer = await shared[key]?.query(code, query);
  if (answer) return answer;
  // Made here, not in the service: it is of another bundle, and so would its error's class be.
  const error = new CmsUnavailable('The search index is being prepared', 'search');
  reportOutage(error);
  throw error;
}
