import type { LocaleCode } from '@dpo/content';

export interface Run {
  text: string;
  /** Where it is not the language of the text around it. */
  language: LocaleCode | undefined;
}

/** Chinese characters with the digits before them and the punctuation, digits and spaces between and after them. */
const chinese = /[「『《〈（]?(?:\d+(?=\p{Script=Han}))?\p{Script=Han}(?:[\p{Script=Han}\d\s\u3001-\u303f\uff01-\uff5e]*[\p{Script=Han}\u3001-\u303f\uff01-\uff5e])?/gu;

/** Addresses are in no language; they come first, so that nothing within one is taken for words. */
const addressOrLatin = /(?:https?:\/\/|www\.)[!-~]+|[\w.+-]+@[\w.-]+|(?<latin>\p{Script=Latin}[\p{Script=Latin}\p{M}\d'’-]*(?:[\s\d,;:.&"“”()/–—]+\p{Script=Latin}[\p{Script=Latin}\p{M}\d'’-]*)*[)”"]?[.?!]?)/gu;

/** Fewer words are a name or a term, which is at home in the sentence around it (WCAG 2.2, 3.1.2). */
const fewestWords = 3;

const isPassage = (text: string) => text.split(/\s+/).filter((word) => /\p{Script=Latin}{2}/u.test(word)).length >= fewestWords;

/** What is in the other language, by its place. */
const passages: Record<LocaleCode, (text: string) => { start: number; text: string; language: LocaleCode }[]> = {
  en: (text) => Array.from(text.matchAll(chinese), (match) => ({ start: match.index, text: match[0], language: 'zh-Hant-HK' })),
  'zh-Hant-HK': (text) =>
    Array.from(text.matchAll(addressOrLatin)).flatMap((match) => {
      const { latin } = match.groups ?? {};
      return latin !== undefined && isPassage(latin) ? [{ start: match.index, text: latin, language: 'en' }] : [];
    }),
};

/**
 * @param language that the text as a whole is written in
 * @returns the text in runs of one language, so that each can be read aloud in its own: Chinese in an English text, and
 *   English passages in a Chinese one
 */
export function runsOf(text: string, language: LocaleCode): Run[] {
  const runs: Run[] = [];
  let end = 0;
  const push = (run: Run) => run.text !== '' && runs.push(run);
  for (const passage of passages[language](text)) {
    push({ text: text.slice(end, passage.start), language: undefined });
    push({ text: passage.text, language: passage.language });
    end = passage.start + passage.text.length;
  }
  push({ text: text.slice(end), language: undefined });
  return runs;
}
