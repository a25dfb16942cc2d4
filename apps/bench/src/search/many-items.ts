import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LocaleCode, localeCodes } from '@dpo/content';

/** The seeded news: real sentences of both languages, of which others are made. */
const seedFile = path.resolve(__dirname, '..', '..', '..', '..', 'cms', 'seed', 'news-item.json');

/** Words of a body: what a press release of a page and a half has. */
const bodyLength: Readonly<Record<LocaleCode, number>> = { en: 320, 'zh-Hant-HK': 260 };

/** One word in so many is exchanged for another, one in so many for a name that few items have. */
const exchanged = { word: 5, name: 25 };
const namesInAll = 8000;

const syllables = 'ka lo min tai shan wei kwong yuen hoi ping nam sha tin mei fung lei chi wan fu yat long po heung sai kung tuen mun'.split(' ');
const surnames = Array.from('陳李張黃何王林吳鄭劉蔡梁葉郭鄧許曾馮潘羅');
const givenNames = Array.from('家俊嘉欣志偉詠儀浩然穎彤國明麗華子軒樂怡文傑美玲永康思敏建國秀英');

export interface ItemText {
  title: string;
  summary: string;
  paragraphs: readonly string[];
}

export interface Writer {
  /** @returns always the same text for the same number */
  item(number: number): ItemText;
  /** @returns what a reader may look for: always the same for the same number */
  query(number: number): string;
}

/** Evenly distributed numbers from 0 to 1, always the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const isWord = /\p{L}/u;

/** A text in words and what stands between them. */
const piecesOf = (text: string, locale: LocaleCode) => Array.from(new Intl.Segmenter(locale, { granularity: 'word' }).segment(text), ({ segment }) => segment);

function sentencesIn(locale: LocaleCode): string[][] {
  const seed = JSON.parse(readFileSync(seedFile, 'utf8')) as Partial<Record<LocaleCode, unknown>>[];
  const texts = seed.flatMap((item) => stringsIn(item[locale])).filter((text) => /\s|\p{Script=Han}/u.test(text) && !text.startsWith('blocks.'));
  return texts
    .flatMap((text) => text.match(/[^.。！？!?\n]+[.。！？!?]?/g) ?? [])
    .map((sentence) => piecesOf(sentence.replace(/[#*[\]]|\(https?:[^)]*\)/g, '').trim(), locale))
    .filter((pieces) => pieces.filter((piece) => isWord.test(piece)).length > 4);
}

function nameOf(number: number, locale: LocaleCode): string {
  const next = numbersFrom(number * 7919 + 3);
  const one = <T>(values: readonly T[]) => values[Math.floor(next() * values.length)];
  if (locale === 'zh-Hant-HK') return `${one(surnames) ?? ''}${one(givenNames) ?? ''}${one(givenNames) ?? ''}`;
  const name = `${one(syllables) ?? ''}${one(syllables) ?? ''}${number % 3 === 0 ? (one(syllables) ?? '') : ''}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Writes items of one language that have the words, and the frequencies of words, of the seeded ones, and names of their own. */
export function createWriter(locale: LocaleCode): Writer {
  const sentences = sentencesIn(locale);
  const words = sentences.flat().filter((piece) => isWord.test(piece));
  const salt = localeCodes.indexOf(locale) * 1_000_003;

  function writing(number: number) {
    const next = numbersFrom(number * 31 + salt);
    const below = (limit: number) => Math.floor(next() * limit);
    const word = () => words[below(words.length)] ?? '';
    // Few names stand in many items, most in few.
    const name = () => nameOf(Math.floor(namesInAll * next() ** 3), locale);
    const written = (piece: string) => {
      if (!isWord.test(piece)) return piece;
      if (below(exchanged.name) === 0) return name();
      return below(exchanged.word) === 0 ? word() : piece;
    };
    const sentence = () => (sentences[below(sentences.length)] ?? []).map(written);
    return { below, word, name, sentence };
  }

  const wordsOf = (pieces: readonly string[], count: number) => {
    let seen = 0;
    const end = pieces.findIndex((piece) => isWord.test(piece) && (seen += 1) > count);
    return pieces.slice(0, end === -1 ? pieces.length : end).join('').trim().replace(/[,，、;；:：]$/u, '');
  };

  return {
    item(number) {
      const { below, name, sentence } = writing(number);
      const title = `${wordsOf(sentence(), 8 + below(6))} ${name()} ${number}`;
      const summary = sentence().join('');
      const paragraphs: string[] = [];
      for (let length = 0; length < bodyLength[locale]; ) {
        const paragraph = [sentence(), sentence(), sentence()].map((pieces) => pieces.join('')).join(locale === 'en' ? ' ' : '');
        paragraphs.push(paragraph);
        length += piecesOf(paragraph, locale).filter((piece) => isWord.test(piece)).length;
      }
      return { title: title.slice(0, 200), summary: summary.slice(0, 300), paragraphs };
    },
    query(number) {
      const { below, word, name, sentence } = writing(number + 50_000_000);
      const kinds = [
        () => word(),
        () => `${word()} ${word()}`,
        () => wordsOf(sentence(), 4),
        () => name(),
        // The beginning of a word, as one stops typing; and two letters the wrong way round.
        () => word().slice(0, 4),
        () => word().replace(/^(..)(.)(.)/u, '$1$3$2'),
      ];
      return kinds[below(kinds.length)]?.() ?? word();
    },
  };
}
