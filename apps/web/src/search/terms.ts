import { stem } from 'porter2';
import { fold } from './fold';

/** Hyphens as folding leaves them, and the one that is seen at the end of a line alone. */
const hyphen = /[-\u2010\u00ad]/;
const letters = '(?:(?!\\p{Script=Han})[\\p{L}\\p{N}])+';
const runs = new RegExp(`\\p{Script=Han}+|${letters}(?:${hyphen.source}${letters})*`, 'gu');
const han = /\p{Script=Han}/u;
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

/** @returns what hyphens stand between, and what it is without them: the same thing is written e-mail and email */
function apartAndJoined(run: string): { parts: string[]; joined: string | null } {
  const parts = run.split(hyphen);
  const joined = parts.length > 1 ? parts.join('') : '';
  return { parts, joined: joined !== '' && joined.length <= longestWord ? joined : null };
}

/** @returns what a text is found by: words, apart and joined where a hyphen stands between them, and their stems; of Chinese, characters and pairs of them */
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
    } else {
      const { parts, joined } = apartAndJoined(run);
      for (const part of parts) terms.push(...termsOfWord(part));
      if (joined !== null) terms.push(...termsOfWord(joined));
    }
  }
  return terms;
}

const hanWord = /^\p{Script=Han}{2,}$/u;

/** @returns the dictionary words of the Chinese in a text, which count on top of its pairs. They take longer to find than all else together. */
export function dictionaryTermsOf(text: string): string[] {
  const folded = fold(text);
  return han.test(folded) ? segmentsOf(folded).filter((segment) => hanWord.test(segment)).map((word) => wordMark + word) : [];
}

export interface WordUnit {
  readonly kind: 'word';
  readonly word: string;
  /** Terms that mean the word itself, not one like it. */
  readonly exact: readonly string[];
  /** Of a word with hyphens: the words that all together mean the same. */
  readonly parts: readonly WordUnit[];
}

/** One thing that a reader asks for. */
export type Unit =
  | WordUnit
  | { readonly kind: 'han'; readonly text: string; /** All of them must be there. */ readonly pairs: readonly string[]; readonly word: string };

/** Words that stand everywhere and tell nothing apart; folded, as everything here. */
const emptyWords = new Set(
  'a an and are as at be by for from how in into is it its of on or our s that the their this to was we what when where which who will with your'.split(' '),
);
const emptyCharacters = new Set('的了及和与在是之等为或于其并');

/** What a query may cost: how much is looked for, and how long it may be. */
const limits = { units: 16, characters: 24 };
const costOf = (unit: Unit) => 1 + (unit.kind === 'word' ? unit.parts.length : 0);

function wordUnit(run: string, parts: readonly WordUnit[] = []): WordUnit {
  const word = run.slice(0, longestWord);
  const root = stemOf(word);
  return { kind: 'word', word, exact: [...new Set([word, root, stemMark + root])], parts };
}

const tellsApart = ({ word }: WordUnit) => !emptyWords.has(word);

function wordUnits(run: string): WordUnit[] {
  const { parts, joined } = apartAndJoined(run);
  const apart = parts.map((part) => wordUnit(part));
  return joined === null ? apart : [wordUnit(joined, apart.some(tellsApart) ? apart.filter(tellsApart) : apart)];
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
  const all = (fold(query).match(runs) ?? []).flatMap((run) => (isHan(run) ? hanUnits(run) : wordUnits(run)));
  const telling = all.filter((unit) => unit.kind === 'han' || tellsApart(unit));
  const units = telling.length > 0 ? telling : all;
  const nameOf = (unit: Unit) => (unit.kind === 'han' ? unit.text : unit.word);
  let left = limits.units;
  return [...new Map(units.map((unit) => [nameOf(unit), unit])).values()].filter((unit) => (left -= costOf(unit)) >= 0);
}

/** A word of a text, for finding again what matched. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** @returns the words of a folded text that are written in letters; those with hyphens between them also as one */
export const wordsIn = (folded: string): Word[] =>
  Array.from(folded.matchAll(runs)).flatMap(({ 0: run, index }) => {
    if (isHan(run)) return [];
    const { parts, joined } = apartAndJoined(run);
    let end = index - 1;
    const words = parts.map((text) => {
      const start = end + 1;
      end = start + text.length;
      return { text, start, end };
    });
    return joined === null ? words : [...words, { text: joined, start: index, end }];
  });

/** @returns whether a word of a text is among the terms that matched */
export const isAmong = (terms: ReadonlySet<string>, word: string): boolean => termsOfWord(word).some((term) => terms.has(term));
