import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { Facet, SearchAnswer, SearchDocument, SearchHit, SearchIndex, SearchQuery } from './search-index';
import { marked, snippetOf } from './snippets';
import { type Unit, termsOf, unitsOf } from './terms';

const fields = ['title', 'summary', 'body'] as const;
const weightOf: Readonly<Record<string, number>> = { title: 3, summary: 2, body: 1 };

/** Letters of a word from which on it may be a beginning, and may have a typing mistake. */
const least = { beginning: 3, mistaken: 4 };

type Match = SearchAnswer['match'];

/** A typing mistake that swaps two letters is one mistake, but two edits. */
const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, index) => word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2));

const mayBeMistaken = (word: string) => word.length >= least.mistaken && /^\p{L}+$/u.test(word);

function queryFor(unit: Unit, forgiving: boolean): Query {
  if (unit.kind === 'han') {
    if (Array.from(unit.text).length === 1) return { queries: [unit.text], prefix: true };
    return { combineWith: 'OR', queries: [unit.word, { combineWith: 'AND', queries: [...unit.pairs] }] };
  }
  const { word, exact } = unit;
  const mistaken: Query[] = forgiving && mayBeMistaken(word) ? [{ queries: [word], fuzzy: 1 }, ...swapped(word)] : [];
  const beginning: Query[] = word.length >= least.beginning ? [{ queries: [word], prefix: true }] : [];
  return { combineWith: 'OR', queries: [...exact, ...beginning, ...mistaken] };
}

/** The best field that has a unit itself, not a word like it: 3 for the title, 0 for none. */
function placeOf(unit: Unit, match: SearchResult['match']): number {
  const weights = (term: string) => (match[term] ?? []).map((field) => weightOf[field] ?? 0);
  if (unit.kind === 'word') return Math.max(0, ...unit.exact.flatMap(weights));
  const [first = [], ...others] = unit.pairs.map(weights);
  return Math.max(0, ...first.filter((weight) => others.every((other) => other.includes(weight))));
}

interface Ranked {
  readonly document: SearchDocument;
  readonly terms: readonly string[];
  readonly units: number;
  readonly place: number;
  readonly score: number;
}

/** Scores that differ by less than a fifth are equal: then the newer is first. */
const step = (score: number) => Math.round(Math.log(score) / Math.log(1.2));

const newest = ({ date, updatedAt }: SearchDocument) => date ?? updatedAt.slice(0, 10);

const inOrder = (a: Ranked, b: Ranked) =>
  b.units - a.units ||
  b.place - a.place ||
  b.score - a.score ||
  newest(b.document).localeCompare(newest(a.document)) ||
  (a.document.id < b.document.id ? -1 : 1);

const yearOf = ({ date }: SearchDocument) => date?.slice(0, 4);

function count(values: readonly (string | undefined)[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, number]) => ({ value, count: number }));
}

/** The index that lives in this process. */
export function createEmbeddedIndex(): SearchIndex {
  const documents = new Map<string, SearchDocument>();
  const index = new MiniSearch<SearchDocument>({
    fields: [...fields],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (term) => [term],
      boost: { title: 6, summary: 2.5 },
      weights: { prefix: 0.3, fuzzy: 0.2 },
      // Short and long texts are more alike than by default: a title of ten words is not worse than one of five.
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
    },
  });

  const search = (units: readonly Unit[], match: Match) =>
    index.search({ combineWith: match === 'some' ? 'OR' : 'AND', queries: units.map((unit) => queryFor(unit, match !== 'all')) });

  /** Mistakes are looked for only where nothing was found without, and some of the words only where nothing has all. */
  function find(units: readonly Unit[]): { match: Match; results: SearchResult[] } {
    if (units.length === 0) return { match: 'all', results: [] };
    for (const match of ['all', 'like'] as const) {
      const results = search(units, match);
      if (results.length > 0) return { match, results };
    }
    return { match: 'some', results: units.length > 1 ? search(units, 'some') : [] };
  }

  function rank(results: readonly SearchResult[], units: readonly Unit[], match: Match): Ranked[] {
    const ranked = results.flatMap(({ id, score, terms, match: places }) => {
      const document = documents.get(String(id));
      if (!document) return [];
      const found = units.map((unit) => placeOf(unit, places));
      const has = match === 'some' ? found.filter((place) => place > 0).length : units.length;
      const place = match === 'some' ? 0 : Math.min(...found);
      return [{ document, terms, units: has, place, score: step(score) }];
    });
    return ranked.sort(inOrder);
  }

  return {
    put(document) {
      if (documents.has(document.id)) index.discard(document.id);
      documents.set(document.id, document);
      index.add(document);
    },
    remove(id) {
      if (documents.delete(id)) index.discard(id);
    },
    query({ q, type, year, page: asked, pageSize }: SearchQuery): SearchAnswer {
      const units = unitsOf(q);
      const { match, results } = find(units);
      const all = rank(results, units, match);
      const ofType = all.filter(({ document }) => type === undefined || document.type === type);
      const ofYear = all.filter(({ document }) => year === undefined || yearOf(document) === year);
      const chosen = ofType.filter(({ document }) => year === undefined || yearOf(document) === year);
      const pageCount = Math.max(1, Math.ceil(chosen.length / pageSize));
      const page = Math.min(asked, pageCount);
      const hits = chosen.slice((page - 1) * pageSize, page * pageSize).map(({ document, terms }): SearchHit => {
        const sought = { units, terms: new Set(terms) };
        const { id, type: kind, locale, href, date } = document;
        return { id, type: kind, locale, href, date, title: marked(document.title, sought), snippet: snippetOf(document, sought) };
      });
      return {
        hits, total: chosen.length, page, pageCount, match, ofYear: ofYear.length, ofType: ofType.length,
        types: count(ofYear.map(({ document }) => document.type)).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        years: count(ofType.map(({ document }) => yearOf(document))).sort((a, b) => (a.value < b.value ? 1 : -1)),
      };
    },
  };
}
