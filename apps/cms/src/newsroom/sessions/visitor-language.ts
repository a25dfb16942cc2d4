import type { Core } from '@strapi/strapi';
import { type Sentence, sayToEditor } from '../language';

/** @returns the sentence in the language of who asks: of their account when they have logged in, of their browser before */
export function sayToVisitor(strapi: Core.Strapi, sentence: Sentence): string {
  const request = strapi.requestContext.get();
  if (!request || request.state.user) return sayToEditor(strapi, sentence);
  return request.acceptsLanguages('en', 'zh') === 'zh' ? sentence.zh : sentence.en;
}
