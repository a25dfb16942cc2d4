import type { LocaleCode } from '@dpo/content';

/** A published version of a document, as search keeps it. */
export interface SearchDocument {
  /** The same in all languages. */
  readonly id: string;
  readonly type: string;
  readonly locale: LocaleCode;
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** `YYYY-MM-DD`, or `null` for what has no day. */
  readonly date: string | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface SearchQuery {
  readonly q: string;
  readonly type?: string | undefined;
  readonly year?: string | undefined;
  /** From 1; a page beyond the last gives the last. */
  readonly page: number;
  readonly pageSize: number;
}

/** A piece of a text, marked where it is what was looked for. */
export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

export interface SearchHit extends Pick<SearchDocument, 'id' | 'type' | 'locale' | 'href' | 'date'> {
  readonly title: readonly Part[];
  readonly snippet: readonly Part[];
}

export interface Facet {
  readonly value: string;
  /** How many results there would be with this choice and the other filter as it is. */
  readonly count: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  /** How the words were taken: `all` of them, words `like` them, or only `some`, because nothing had more. */
  readonly match: 'all' | 'like' | 'some';
  /** How many results there are of the chosen year and every type, and of the chosen type and every year. */
  readonly ofYear: number;
  readonly ofType: number;
  /** Most frequent first. */
  readonly types: readonly Facet[];
  /** Newest first. */
  readonly years: readonly Facet[];
}

/**
 * What readers of one language can find. A search server takes this one's place by implementing it.
 */
export interface SearchIndex {
  /** Adds a document, or takes it in place of the one with its `id`. */
  put(document: SearchDocument): void;
  remove(id: string): void;
  query(query: SearchQuery): SearchAnswer | Promise<SearchAnswer>;
}
