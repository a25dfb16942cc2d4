import { errors } from '@strapi/utils';
import type { Sentence } from '../language';

/** Why something was not done at its hour, for staff of either language. */
export interface Failure extends Sentence {
  /** Required fields that are not filled in. */
  lacking: { uid: string; field: string }[];
  /** What a program said, for whoever runs the servers; `null` where the sentence says all. */
  technical: string | null;
}

const sentences = {
  refused: {
    en: 'The text could not be accepted as it is. Look through it, then publish it or set another time.',
    zh: '系統未能接受現有內容。請檢查內容，然後發布或另設時間。',
  },
  technical: {
    en: 'A technical problem stands in the way. The newsroom goes on trying; tell whoever looks after the servers.',
    zh: '因技術問題未能執行。系統會不斷重試，請通知負責系統的同事。',
  },
} satisfies Record<string, Sentence>;

/** What the text itself is lacking does not come by waiting; all else may. */
export const isFinal = (error: unknown): boolean => error instanceof errors.ApplicationError;

const lackingIn = (error: unknown): Failure['lacking'] => {
  const details: unknown = error instanceof errors.ApplicationError ? error.details : null;
  const { lacking = [] } = (details ?? {}) as { lacking?: Failure['lacking'] };
  const once = new Map(lacking.map(({ uid, field }) => [`${uid} ${field}`, { uid, field }]));
  return [...once.values()];
};

/** @param said what the newsroom's own rules said on the way, in both languages */
export function failureOf(error: unknown, said: readonly Sentence[]): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const zh = said.reduce((text, sentence) => text.replaceAll(sentence.en, sentence.zh), message);
  if (isFinal(error) && zh !== message) return { en: message, zh, lacking: lackingIn(error), technical: null };
  return { ...(isFinal(error) ? sentences.refused : sentences.technical), lacking: [], technical: message };
}

/** @returns a failure as it is kept in one column */
export const written = (failure: Failure): string => JSON.stringify(failure);

/** @param text as {@link written} made it; what was kept before was a program's sentence alone */
export const readFailure = (text: string): Failure =>
  text.startsWith('{') ? (JSON.parse(text) as Failure) : { ...sentences.refused, lacking: [], technical: text };

/** @returns a failure for the audit, which is read in any language */
export const inBothLanguages = ({ en, zh, lacking, technical }: Failure): string =>
  [en, zh, lacking.map(({ field }) => field).join(', '), technical].filter(Boolean).join(' ');
