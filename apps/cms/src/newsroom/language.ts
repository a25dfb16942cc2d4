import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

export interface Sentence {
  en: string;
  zh: string;
}

/** The request header by which the newsroom's screens say in which language they are: an account may not have chosen any. */
const header = 'x-newsroom-language';

const unheard = new AsyncLocalStorage<Sentence[]>();

/** Does work that nobody waits for. @param said takes up what it says to editors, who read it later, each in their language */
export const writingDown = <T>(said: Sentence[], work: () => Promise<T>): Promise<T> => unheard.run(said, work);

/** @returns the sentence in the language in which the person behind the current request reads the newsroom */
export function sayToEditor(strapi: Core.Strapi, sentence: Sentence): string {
  unheard.getStore()?.push(sentence);
  const request = strapi.requestContext.get();
  const user: unknown = request?.state.user;
  const chosen = typeof user === 'object' && user !== null && 'preferedLanguage' in user ? user.preferedLanguage : null;
  return (request?.get(header) || chosen) === 'zh' ? sentence.zh : sentence.en;
}
