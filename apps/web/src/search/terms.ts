import { stem } from 'porter2';
import { fold } from './fold';

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const isHan = (run: string) => /^\p{Script=Han}/u.test(run);

/** Longer strings of letters are no words. */
const longestWord = 40;

/** A stem, a dictionary word: marked, so that neither is the beginning of a word. */
const stemMark = '~';
const wordMark = '=';

const segmenter = new Intl.Segmenter('zh-Hant-HK', { granularity: 'word' });
const segmentsOf = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment);

const pairsOf = (characters: readonly string[]) => characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);

const stems = new Map<string, string>();
/** More than the words in use here; a text may hold any number of others. */
const rememberedStems = 30_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const root = /^[a-z]{3,}$/.test(word) ? stem(word) : word;
  if (stems.size < rememberedStems) stems.set(word, root);
  return root;
}

function termsOfWord(run: string): string[] {
  const word = run.slice(0, longestWord);
  const root = stemOf(word);
  return root === word ? [word] : [word, stemMark + root];
}

/** @returns what a text is found by: words and their stems; of Chinese, characters and pairs of them */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of fold(text).matchAll(runs)) {
    if (isHan(run)) {
      let before = '';
      for (const character of run) {
        // The character itself too, because it alone may be looked for.
        terms.push(character);
        if (before !== '') terms.push(before + character);
        before = character;
      }
    } else terms.push(...termsOfWord(run));
  }
  return terms;
}

/** @returns the dictionary words of the Chinese in a text, which count on top of its pairs. They take longer to find than all else together. */
export const dictionaryTermsOf = (text: string): string[] =>
  (fold(text).match(runs) ?? []).filter(isHan).flatMap(segmentsOf).filter((segment) => Array.from(segment).length > 1).map((word) => wordMark + word);

/** One thing that a reader asks for. */
export type Unit =
  | { readonly kind: 'word'; readonly word: string; /** Terms that mean the word itself, not one like it. */ readonly exact: readonly string[] }
  | { readonly kind: 'han'; readonly text: string; /** All of them must be there. */ readonly pairs: readonly string[]; readonly word: string };

/** Words that stand everywhere and tell nothing apart; folded, as everything here. */
const emptyWords = new Set(
  'a an and are as at be by for from how in into is it its of on or our s that the their this to was we what when where which who will with your'.split(' '),
);
const emptyCharacters = new Set('的了及和与在是之等为或于其并');

/** What a query may cost. */
const limits = { units: 16, characters: 24 };

function wordUnit(run: string): Unit {
  const word = run.slice(0, longestWord);
  const root = stemOf(word);
  return { kind: 'word', word, exact: [...new Set([word, root, stemMark + root])] };
}

function hanUnit(text: string): Unit {
  const characters = Array.from(text).slice(0, limits.characters);
  return { kind: 'han', text: characters.join(''), pairs: characters.length > 1 ? pairsOf(characters) : characters, word: wordMark + text };
}

/**
 * Parts a run of Chinese into what is asked for. The dictionary knows no new words (智方便) and leaves their characters
 * alone: several of them in a row are taken for a word, and one at an end belongs to the word beside it.
 */
function hanUnits(run: string): Unit[] {
  const parts: string[] = [];
  let loose = '';
  let joins = true;
  const settle = () => {
    const [only, ...others] = Array.from(loose);
    if (only !== undefined) {
      const last = parts.at(-1);
      if (others.length === 0 && joins && last !== undefined) parts[parts.length - 1] = last + only;
      else parts.push(loose);
    }
    loose = '';
  };
  for (const segment of segmentsOf(run)) {
    if (emptyCharacters.has(segment)) {
      settle();
      joins = false;
    } else if (Array.from(segment).length === 1) loose += segment;
    else {
      const opens = parts.length === 0 && Array.from(loose).length === 1;
      if (opens) {
        parts.push(loose + segment);
        loose = '';
      } else {
        if (Array.from(loose).length > 1) settle();
        else if (loose !== '') {
          parts.push(loose);
          loose = '';
        }
        parts.push(segment);
      }
      joins = true;
    }
  }
  settle();
  return (parts.length > 0 ? parts : [run]).map(hanUnit);
}

/** @returns what a query asks for; nothing where it holds no letter and no digit */
export function unitsOf(query: string): Unit[] {
  const all = (fold(query).match(runs) ?? []).flatMap((run) => (isHan(run) ? hanUnits(run) : [wordUnit(run)]));
  const telling = all.filter((unit) => unit.kind === 'han' || !emptyWords.has(unit.word));
  const units = telling.length > 0 ? telling : all;
  const nameOf = (unit: Unit) => (unit.kind === 'han' ? unit.text : unit.word);
  return [...new Map(units.map((unit) => [nameOf(unit), unit])).values()].slice(0, limits.units);
}

/** A word of a text, for finding again what matched. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** @returns the words of a folded text that are written in letters */
export const wordsIn = (folded: string): Word[] =>
  Array.from(folded.matchAll(runs), ({ 0: text, index }) => ({ text, start: index, end: index + text.length })).filter(({ text }) => !isHan(text));

/** @returns whether a word of a text is among the terms that matched */
export const isAmong = (terms: ReadonlySet<string>, word: string): boolean => termsOfWord(word).some((term) => terms.has(term));
