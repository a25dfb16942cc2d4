import { type LocaleCode, entries, localeCodes, localeOfCode, newsItem } from '@dpo/content';
import type { SearchDocument } from '../search-index';
import blocks from './building-blocks.json';
import written from './corpus.json';

type Words = Partial<Record<LocaleCode, { title: string; summary: string; body: string }>>;

/** A document of the corpus, with what it is about: that is decided when it is written, not by looking for it. */
export interface Judgeable {
  slug: string;
  type: (typeof entries)[number]['type'];
  about: readonly string[];
  date: string | null;
  updatedAt: string;
  words: Words;
}

const seed = 20_261_125;
const occasionsInAll = 170;
const asidesEach = 4;

/** Numbers from 0 up to a limit, evenly distributed and the same in every run (mulberry32). */
function numbersBelow(from: number): (limit: number) => number {
  let state = from;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

type Subject = keyof typeof blocks.subjects;
const subjects = Object.keys(blocks.subjects) as Subject[];

const filled = (text: string, locale: LocaleCode, subject: Subject) => {
  const whole = text.replaceAll('{subject}', blocks.subjects[subject][locale]);
  return whole.charAt(0).toUpperCase() + whole.slice(1);
};

/** @returns the languages of a document by its number: one of nine is in English alone, one in Chinese alone */
function languagesOf(number: number): readonly LocaleCode[] {
  if (number % 9 === 4) return ['en'];
  return number % 9 === 8 ? ['zh-Hant-HK'] : localeCodes;
}

/** Composes a few hundred documents: some about each subject, many that mention subjects beside something else. */
export function composedCorpus(): Judgeable[] {
  const below = numbersBelow(seed);
  const one = <T>(values: readonly T[]) => values[below(values.length)] as T;
  let made = 0;

  const day = () => `${2021 + below(6)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;

  /** What stands in a body besides what the document is about. */
  function asides(own: Subject | null) {
    const others = Array.from({ length: asidesEach }, () => ({ aside: one(blocks.asides), subject: one(subjects.filter((subject) => subject !== own)) }));
    return (locale: LocaleCode) => others.map(({ aside, subject }) => filled(aside[locale], locale, subject));
  }

  function document(slug: string, type: Judgeable['type'], about: readonly string[], wordsIn: (locale: LocaleCode) => { title: string; summary: string; body: readonly string[] }): Judgeable {
    const date = day();
    made += 1;
    const words = Object.fromEntries(languagesOf(made).map((locale) => {
      const { title, summary, body } = wordsIn(locale);
      return [locale, { title, summary, body: body.join('\n') }];
    }));
    return { slug, type, about, date: type === newsItem.type ? date : null, updatedAt: `${date}T00:00:00.000Z`, words };
  }

  const aboutSubjects = subjects.flatMap((subject) => {
    const left = [...blocks.about];
    const forms = Array.from({ length: 4 + below(3) }, () => left.splice(below(left.length), 1)).flat();
    return forms.map((form) => {
      const beside = asides(subject);
      return document(`${subject}-${form.form}`, form.type as Judgeable['type'], [subject], (locale) => ({
        title: filled(form[locale].title, locale, subject), summary: filled(form[locale].summary, locale, subject), body: [form[locale].body, ...beside(locale)],
      }));
    });
  });

  const occasions = Array.from({ length: occasionsInAll }, (_, number) => {
    const [occasion, place, beside] = [one(blocks.occasions), one(blocks.places), asides(null)];
    const mentioned = number % 8 === 0 ? subjects[(number / 8) % subjects.length] : undefined;
    const extra = number % 10 === 0 ? blocks.foundInBodiesAlone[(number / 10) % blocks.foundInBodiesAlone.length] : undefined;
    return document(`occasion-${number}`, newsItem.type, extra ? [extra.about] : [], (locale) => ({
      title: occasion[locale].title.replace('{place}', place[locale]),
      summary: [occasion[locale].summary, ...(mentioned ? [filled(blocks.asideOfSummary[locale], locale, mentioned)] : [])].join(' '),
      body: [occasion[locale].body, ...beside(locale), ...(extra ? [extra[locale]] : [])],
    }));
  });

  const confusable = blocks.confusable.map(({ slug, ...words }) => {
    const beside = asides(null);
    return document(slug, newsItem.type, [], (locale) => ({ ...words[locale], body: beside(locale) }));
  });

  const byHand = written.map(({ slug, date, about = [], ...words }): Judgeable => {
    const beside = asides((about[0] as Subject | undefined) ?? null);
    const wordsIn = (locale: LocaleCode) => ({ ...words[locale], body: beside(locale).join('\n') });
    return { slug, type: newsItem.type, about, date, updatedAt: `${date}T00:00:00.000Z`, words: { en: wordsIn('en'), 'zh-Hant-HK': wordsIn('zh-Hant-HK') } };
  });

  return [...byHand, ...aboutSubjects, ...occasions, ...confusable];
}

/** @returns what readers of a language can find of a document: in their language, else in the one that it has */
export function versionFor(reader: LocaleCode, { slug, type, date, updatedAt, words }: Judgeable): SearchDocument | null {
  const locale = [reader, ...localeCodes].find((code) => words[code]);
  const own = locale && words[locale];
  const href = locale && entries.find((entry) => entry.type === type)?.href(localeOfCode(locale).segment, slug);
  return own && href ? { id: slug, type, locale, href, date, updatedAt, ...own } : null;
}
