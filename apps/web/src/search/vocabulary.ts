/** Letters that beginnings of words are kept by. */
const least = 3;

/** A word of an alphabet. Stems and dictionary words are marked, so that they are neither beginnings nor mistakes. */
const isWord = (term: string) => /^(?!\p{Script=Han})[\p{L}\p{N}]/u.test(term);

const keyOf = (term: string) => term.slice(0, least);

/** @returns whether one letter more, less or other makes one word the other */
export function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.length === long.length ? start < short.length && short.slice(start + 1) === long.slice(start + 1) : short.slice(start) === long.slice(start + 1);
}

/** V8 keeps a piece of a text as a reference to all of it: one word would hold in memory the whole text it was first seen in. */
const ownCopy = (term: string): string => Buffer.from(term).toString();

/** The terms of an index by number, and those that are like a word. */
export function createVocabulary() {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const byBeginning = new Map<string, number[]>();
  const byLength = new Map<number, number[]>();

  function file<K>(map: Map<K, number[]>, key: K, number: number) {
    const filed = map.get(key);
    if (filed) filed.push(number);
    else map.set(key, [number]);
  }

  return {
    numberOf: (term: string): number | undefined => numbers.get(term),

    termOf: (number: number): string => terms[number] ?? '',

    /** @returns the number of a term, a new one for a new term */
    learn(term: string): number {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const own = ownCopy(term);
      const number = terms.push(own) - 1;
      numbers.set(own, number);
      if (isWord(own)) {
        file(byBeginning, keyOf(own), number);
        file(byLength, own.length, number);
      }
      return number;
    },

    /** @param beginning at least three letters. @returns the words that begin so and go on */
    longerThan: (beginning: string): number[] =>
      (byBeginning.get(keyOf(beginning)) ?? []).filter((number) => {
        const term = terms[number] ?? '';
        return term.length > beginning.length && term.startsWith(beginning);
      }),

    /** @returns the words that are one letter away from a word */
    like: (word: string): number[] =>
      [word.length - 1, word.length, word.length + 1].flatMap((length) => (byLength.get(length) ?? []).filter((number) => isOneEditAway(terms[number] ?? '', word))),
  };
}
