import { isCalendarYear } from '@/calendar-year';
import { type Found, createMatcher } from './matching';
import type { Facet, SearchAnswer, SearchDocument, SearchHit, SearchIndex, SearchQuery } from './search-index';
import { marked, snippetOf } from './snippets';
import { type Unit, unitsOf } from './terms';

type Match = SearchAnswer['match'];

/** What was found of all that was asked for together. */
interface Results {
  readonly match: Match;
  /** Numbers of documents, in no order. */
  readonly documents: readonly number[];
  readonly found: readonly Found[];
  readonly terms: ReadonlySet<string>;
}

/** Scores that differ by less than a fifth are equal: then the newer is first. */
const step = (score: number) => Math.min(1023, Math.max(0, 256 + Math.round(Math.log(score) / Math.log(1.2))));

/** @returns the year that results can be narrowed to, if the document has one */
const yearIn = ({ date }: SearchDocument) => [date?.slice(0, 4) ?? ''].find(isCalendarYear);

/** Things asked for that are looked for with mistakes, or one by one: each may take as long as a whole search of the usual kind. */
const mostForgiven = 8;

const dayOf = ({ date, updatedAt }: SearchDocument) => Math.floor(Date.parse(date ?? updatedAt) / 86_400_000);

function count(values: Iterable<string | undefined>): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, number]) => ({ value, count: number }));
}

/**
 * One number that says what comes first: how many of the things asked for a document has, where they stand, the score, the day.
 * Comparing numbers is what makes ten thousand results take milliseconds.
 */
function rankOf(number: number, { day, match, found }: { day: number; match: Match; found: readonly Found[] }): number {
  let [score, units, place] = [0, 0, 3];
  for (const { scores, places } of found) {
    score += scores[number] ?? 0;
    const own = places[number] ?? 0;
    if (match === 'some' ? own > 0 : true) units += 1;
    place = Math.min(place, own);
  }
  return ((units * 4 + (match === 'some' ? 0 : place)) * 1024 + step(score)) * 131_072 + day;
}

/** The index that lives in this process. */
export function createEmbeddedIndex(): SearchIndex {
  const matcher = createMatcher();
  const numbers = new Map<string, number>();
  const documents: (SearchDocument | undefined)[] = [];
  const days: number[] = [];
  const years: (string | undefined)[] = [];
  const unused: number[] = [];

  function findAll(units: readonly Unit[], match: Match): Results {
    const terms = new Set<string>();
    const found = (match === 'all' ? units : units.slice(0, mostForgiven)).map((unit, turn) => matcher.find(unit, { forgiving: match !== 'all', turn }, terms));
    const matching: number[] = [];
    for (let number = 0; number < documents.length; number += 1) {
      const has = ({ scores }: Found) => (scores[number] ?? 0) > 0;
      if (match === 'some' ? found.some(has) : found.every(has)) matching.push(number);
    }
    return { match, documents: matching, found, terms };
  }

  /** Mistakes are looked for only where nothing was found without, and some of the words only where nothing has all. */
  function find(units: readonly Unit[]): Results {
    const nothing: Results = { match: 'all', documents: [], found: [], terms: new Set() };
    if (units.length === 0) return nothing;
    for (const match of ['all', 'like'] as const) {
      const results = findAll(units, match);
      if (results.documents.length > 0) return results;
    }
    return units.length > 1 ? findAll(units, 'some') : { ...nothing, match: 'some' };
  }

  const at = (number: number) => documents[number];
  const yearOf = (number: number) => years[number];

  /** @returns the numbers from one place in the order to another */
  function inOrder(chosen: readonly number[], { match, found }: Results, from: number, to: number): number[] {
    const ranks = Float64Array.from(chosen, (number) => rankOf(number, { day: days[number] ?? 0, match, found }));
    const least = ranks.slice().sort().at(-to) ?? -Infinity;
    const first: { number: number; rank: number; id: string }[] = [];
    ranks.forEach((rank, index) => {
      const number = chosen[index] ?? -1;
      if (rank >= least) first.push({ number, rank, id: documents[number]?.id ?? '' });
    });
    first.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
    return first.slice(from, to).map(({ number }) => number);
  }

  function remove(id: string) {
    const number = numbers.get(id);
    const document = number === undefined ? undefined : documents[number];
    if (number === undefined || !document) return;
    matcher.remove(number, document);
    documents[number] = undefined;
    numbers.delete(id);
    unused.push(number);
  }

  return {
    put(document) {
      const known = numbers.get(document.id);
      if (known !== undefined && documents[known] === document) return;
      remove(document.id);
      const number = unused.pop() ?? documents.length;
      matcher.add(number, document);
      documents[number] = document;
      days[number] = dayOf(document);
      years[number] = yearIn(document);
      numbers.set(document.id, number);
    },
    remove,
    query({ q, type, year, page: asked, pageSize }: SearchQuery): SearchAnswer {
      const units = unitsOf(q);
      const results = find(units);
      const isOfYear = (number: number) => year === undefined || yearOf(number) === year;
      const ofType = results.documents.filter((number) => type === undefined || at(number)?.type === type);
      const ofYear = results.documents.filter(isOfYear);
      const chosen = ofType.filter(isOfYear);
      const pageCount = Math.max(1, Math.ceil(chosen.length / pageSize));
      const page = Math.min(asked, pageCount);
      const sought = { units, terms: results.terms };
      const hits = inOrder(chosen, results, (page - 1) * pageSize, page * pageSize).flatMap((number): SearchHit[] => {
        const document = at(number);
        if (!document) return [];
        const { id, type: kind, locale, href, date, title } = document;
        return [{ id, type: kind, locale, href, date, title: marked(title, sought), snippet: snippetOf(document, sought) }];
      });
      return {
        hits, total: chosen.length, page, pageCount, match: results.match, ofYear: ofYear.length, ofType: ofType.length,
        types: count(ofYear.map((number) => at(number)?.type)).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        years: count(ofType.map((number) => yearOf(number))).sort((a, b) => (a.value < b.value ? 1 : -1)),
      };
    },
  };
}
