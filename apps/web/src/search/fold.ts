import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 'hk', to: 'cn' });

const folds = new Map<string, string>();
/** More than the characters in use here; a query may hold any of a million. */
const remembered = 30_000;

/** One code point without width, case, accents (Unicode NFKD) and the difference of Traditional and Simplified. */
function foldOne(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const folded = plain.replace(/\p{Script=Han}/gu, simplified);
  if (folds.size < remembered) folds.set(character, folded);
  return folded;
}

/** Two words for "digital" in Hong Kong, of one length, so that places in the text stay where they are. 電子 is another word. */
const oneWord = (folded: string) => folded.replaceAll('数码', '数字');

/** What the lower case of does not suffice. */
const beyondAscii = /[^\0-\x7f]/gu;

/** @returns a text in the form in which texts are compared */
export const fold = (text: string): string => oneWord(text.replace(beyondAscii, foldOne).toLowerCase());

export interface FoldedText {
  readonly folded: string;
  /** Where each UTF-16 unit of `folded` comes from: the first unit of its character, and the first unit behind it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** As {@link fold}, and tells where in the text everything was. */
export function foldWithPlaces(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = foldOne(character);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { folded: oneWord(folded), starts, ends };
}
