import type { Core } from '@strapi/strapi';

export interface Sentence {
  en: string;
  zh: string;
}

/** @returns the sentence in the language in which the person behind the current request reads the newsroom */
export function sayToEditor(strapi: Core.Strapi, sentence: Sentence): string {
  const user: unknown = strapi.requestContext.get()?.state.user;
  const language = typeof user === 'object' && user !== null && 'preferedLanguage' in user ? user.preferedLanguage : null;
  return language === 'zh' ? sentence.zh : sentence.en;
}
