import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Decision } from '../approval/approval';
import type { ShownWords } from '../approval/shown-words';
import { type Sentence, sayToEditor } from '../language';

const longest = 2000;

const moment: Sentence = {
  en: 'This is no moment that the newsroom understands. Give the day, the time and how far it is from UTC, such as 2026-11-23T14:05:00+08:00 for Hong Kong.',
  zh: '系統無法辨認此時間。請提供日期、時間及與協調世界時的時差，例如香港時間 2026-11-23T14:05:00+08:00。',
};

const tooLong = (length: number): Sentence => ({
  en: `This text has ${length} characters; the newsroom keeps at most ${longest} with an entry. Please shorten it. Nothing of it is lost.`,
  zh: `此文字共${length}個字元，項目最多可保存${longest}個字元。請縮短；你所輸入的內容仍然保留。`,
});

/** Without its distance from UTC a time would be the server's own. */
const isWhole = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(text);

/** Reads what a request to the desk says. */
export function createRequestReader(strapi: Core.Strapi) {
  const refuse = (sentence: Sentence): never => {
    throw new errors.ValidationError(sayToEditor(strapi, sentence));
  };

  /** @throws {ValidationError} when it is longer than what is kept */
  function textIn(body: unknown, name: string): string | null {
    const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : null;
    const text = typeof value === 'string' ? value.trim() : '';
    if (text.length > longest) refuse(tooLong(text.length));
    return text === '' ? null : text;
  }

  const localeIn = (body: unknown, name = 'locale'): LocaleCode | null => localeCodes.find((code) => code === textIn(body, name)) ?? null;

  return {
    textIn,
    localeIn,

    /** A request that does not say what was shown knows of no earlier words, and is not held against them. */
    decisionIn(body: unknown): Decision {
      const { prints } = (typeof body === 'object' && body !== null ? body : {}) as { prints?: ShownWords['prints'] | null };
      const reason = textIn(body, 'reason');
      if (typeof prints !== 'object' || prints === null) return { reason, shown: null };
      return { reason, shown: { prints, onlyIn: localeIn(body, 'onlyIn') } };
    },

    /**
     * @returns milliseconds since 1970, or `null` for no moment
     * @throws {ValidationError} for a moment that means another one elsewhere, or none
     */
    momentIn(body: unknown, name: string): number | null {
      const text = textIn(body, name);
      if (text === null) return null;
      const at = isWhole(text) ? Date.parse(text) : NaN;
      return Number.isNaN(at) ? refuse(moment) : at;
    },
  };
}
