import { type Counts, countIn, createPostings, documentIn, mostDocuments } from './postings';
import { type Unit, type WordUnit, dictionaryTermsOf, termsOf } from './terms';
import { createVocabulary } from './vocabulary';

/** Letters of a word from which on it may be a beginning, and may have a typing mistake. */
const least = { beginning: 3, mistaken: 4 };

/** What a field counts for, and what a word counts for that is only like the one asked for. */
const boosts = [6, 2.5, 1] as const;
const weights = { beginning: 0.3, mistaken: 0.2 };

/** BM25+ (Lv and Zhai, 2011). Short and long texts are more alike than usual: a title of ten words is not worse than one of five. */
const bm25 = { k: 1.2, b: 0.3, d: 0.5 };

export interface Texts {
  title: string;
  summary: string;
  body: string;
}

/** What was found of one thing that was asked for, by document number. */
export interface Found {
  /** 0 where it is not. */
  readonly scores: Float64Array;
  /** The best field that has the thing itself, not one like it: 3 for the title, 0 for none. */
  readonly places: Uint8Array;
}

/** A typing mistake that swaps two letters is one mistake, but two edits. */
const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, index) => word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2));

const mayBeMistaken = (word: string) => word.length >= least.mistaken && /^\p{L}+$/u.test(word);

/** The fields of an entry as bits, the title the highest. */
const maskOf = (entry: number) => (countIn(entry, 0) > 0 ? 4 : 0) | (countIn(entry, 1) > 0 ? 2 : 0) | (countIn(entry, 2) > 0 ? 1 : 0);
const bestOf = (mask: number) => (mask >= 4 ? 3 : mask >= 2 ? 2 : mask);

/** Finds the documents that have a thing, and how much they are about it. Documents are numbers from 0. */
export function createMatcher() {
  const vocabulary = createVocabulary();
  const postings = createPostings();
  /** By document and field: how many different terms are there. */
  const lengths: number[] = [];
  let most = 0;
  const sums = [0, 0, 0];
  let documents = 0;

  /** By term, while a document's terms are counted: ten bits for each field. Otherwise all are 0. */
  const tally: number[] = [];

  /** Counts the terms of a document. @returns how many different ones each field has */
  function countTerms(texts: Texts, take: (term: number, counts: Counts) => void): number[] {
    const touched: number[] = [];
    const different = [
      [...termsOf(texts.title), ...dictionaryTermsOf(texts.title)], [...termsOf(texts.summary), ...dictionaryTermsOf(texts.summary)], termsOf(texts.body),
    ].map((terms, field) => {
      const shift = field * 10;
      let sum = 0;
      for (const term of terms) {
        const number = vocabulary.learn(term);
        const before = tally[number] ?? 0;
        if (before === 0) touched.push(number);
        const own = (before >>> shift) & 1023;
        if (own === 0) sum += 1;
        tally[number] = own === 1023 ? before : before + (1 << shift);
      }
      return sum;
    });
    for (const number of touched) {
      const counted = tally[number] ?? 0;
      tally[number] = 0;
      take(number, [counted & 1023, (counted >>> 10) & 1023, counted >>> 20]);
    }
    return different;
  }

  /** Adds to each document's score what a term makes of it, and tells of the fields that have it. */
  function score(term: number, weight: number, scores: Float64Array, tell: (document: number, mask: number) => void) {
    const worth = ([0, 1, 2] as const).map((field) => {
      const having = postings.having(term, field);
      return weight * boosts[field] * Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    });
    const usual = sums.map((sum) => sum / Math.max(1, documents) || 1);
    postings.each(term, (entry) => {
      const document = documentIn(entry);
      let sum = 0;
      for (let field: 0 | 1 | 2 = 0; ; field = field === 0 ? 1 : 2) {
        const count = countIn(entry, field);
        if (count > 0) {
          const length = (lengths[document * 3 + field] ?? 0) / (usual[field] ?? 1);
          sum += (worth[field] ?? 0) * (bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * (1 - bm25.b + bm25.b * length)));
        }
        if (field === 2) break;
      }
      scores[document] = (scores[document] ?? 0) + sum;
      tell(document, maskOf(entry));
    });
  }

  /** One for each thing that a query asks for, used again by the next query: what is found lives as long as one answer is made. */
  const used = new Map<number | 'part' | 'together', Found>();
  let masks = new Uint8Array(0);
  let seen = new Uint8Array(0);

  function emptied(turn: number | 'part' | 'together'): Found {
    const known = used.get(turn);
    if (known && known.scores.length >= most) {
      known.scores.fill(0);
      known.places.fill(0);
      return known;
    }
    const room = Math.ceil(most * 1.25);
    const found = { scores: new Float64Array(room), places: new Uint8Array(room) };
    used.set(turn, found);
    return found;
  }

  function findHan({ pairs, word }: Extract<Unit, { kind: 'han' }>, found: Found, terms: Set<string>): Found {
    if (masks.length < found.scores.length) [masks, seen] = [new Uint8Array(found.scores.length), new Uint8Array(found.scores.length)];
    masks.fill(7);
    seen.fill(0);
    for (const pair of pairs) {
      const number = vocabulary.numberOf(pair);
      if (number !== undefined)
        score(number, 1, found.scores, (document, mask) => {
          masks[document] = (masks[document] ?? 0) & mask;
          seen[document] = (seen[document] ?? 0) + 1;
        });
    }
    for (let document = 0; document < most; document += 1) {
      const hasAll = seen[document] === pairs.length;
      if (hasAll) found.places[document] = bestOf(masks[document] ?? 0);
      else found.scores[document] = 0;
    }
    const whole = vocabulary.numberOf(word);
    if (whole !== undefined) score(whole, 1, found.scores, () => undefined);
    for (const pair of pairs) terms.add(pair);
    return found;
  }

  function findTerms(weighted: ReadonlyMap<number, number>, exact: ReadonlySet<number>, found: Found, terms: Set<string>): Found {
    for (const [number, weight] of weighted) {
      if (!postings.has(number)) continue;
      terms.add(vocabulary.termOf(number));
      const isExact = exact.has(number);
      score(number, weight, found.scores, (document, mask) => {
        if (isExact) found.places[document] = Math.max(found.places[document] ?? 0, bestOf(mask));
      });
    }
    return found;
  }

  function findWord({ word, exact }: WordUnit, forgiving: boolean, found: Found, terms: Set<string>): Found {
    const weighted = new Map<number, number>();
    const add = (number: number | undefined, weight: number) => {
      if (number !== undefined) weighted.set(number, Math.max(weighted.get(number) ?? 0, weight));
    };
    const own = exact.map((term) => vocabulary.numberOf(term)).filter((number) => number !== undefined);
    for (const number of own) add(number, 1);
    // The word itself says more than its stem.
    add(vocabulary.numberOf(word), 2);
    if (word.length >= least.beginning)
      for (const number of vocabulary.longerThan(word)) {
        const { length } = vocabulary.termOf(number);
        add(number, (weights.beginning * length) / (length + 0.3 * (length - word.length)));
      }
    if (forgiving && mayBeMistaken(word)) {
      for (const number of vocabulary.like(word)) {
        const { length } = vocabulary.termOf(number);
        add(number, (weights.mistaken * length) / (length + 1));
      }
      for (const other of swapped(word)) add(vocabulary.numberOf(other), 1);
    }
    return findTerms(weighted, new Set(own), found, terms);
  }

  /** Adds where all parts of a word with hyphens are, however they are written there. */
  function findApart({ parts }: WordUnit, forgiving: boolean, found: Found, terms: Set<string>) {
    const together = emptied('together');
    parts.forEach((part, index) => {
      const { scores, places } = findWord(part, forgiving, emptied('part'), terms);
      for (let document = 0; document < most; document += 1) {
        const [own, before] = [scores[document] ?? 0, together.scores[document] ?? 0];
        together.scores[document] = own > 0 && (index === 0 || before > 0) ? own + before : 0;
        together.places[document] = Math.min(places[document] ?? 0, index === 0 ? Infinity : (together.places[document] ?? 0));
      }
    });
    for (let document = 0; document < most; document += 1) {
      found.scores[document] = Math.max(found.scores[document] ?? 0, together.scores[document] ?? 0);
      if ((together.scores[document] ?? 0) > 0) found.places[document] = Math.max(found.places[document] ?? 0, together.places[document] ?? 0);
    }
  }

  return {
    /** @param document a number that no other document has at the moment. @throws {RangeError} when there are too many */
    add(document: number, texts: Texts): void {
      if (document >= mostDocuments) throw new RangeError(`The index holds ${mostDocuments} documents at most`);
      const own = countTerms(texts, (term, counts) => postings.add(term, document, counts));
      own.forEach((length, field) => {
        lengths[document * 3 + field] = length;
        sums[field] = (sums[field] ?? 0) + length;
      });
      most = Math.max(most, document + 1);
      documents += 1;
    },

    /** @param texts as they were added */
    remove(document: number, texts: Texts): void {
      const own = countTerms(texts, (term) => postings.remove(term, document));
      own.forEach((length, field) => { sums[field] = (sums[field] ?? 0) - length; });
      documents -= 1;
    },

    /**
     * @param forgiving whether a word with a mistake counts too
     * @param turn a number for each unit of a query; what was found with the same number before is gone
     * @param terms gets the terms that were looked for
     */
    find(unit: Unit, { forgiving, turn }: { forgiving: boolean; turn: number }, terms: Set<string>): Found {
      const found = emptied(turn);
      if (unit.kind === 'han') return findHan(unit, found, terms);
      findWord(unit, forgiving, found, terms);
      if (unit.parts.length > 0) findApart(unit, forgiving, found, terms);
      return found;
    },
  };
}
