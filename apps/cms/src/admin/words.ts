import en from './words/en.json';
import strapiZh from './words/strapi-zh.json';
import zh from './words/zh.json';

interface Words {
  /** Types and parts, by the display name in their schema; parts of a body also by their own name, and their group. */
  names: Record<string, string>;
  /** Values of enumerations. */
  choices: Record<string, string>;
  /** Sentences of the newsroom's own panels. */
  phrases: Record<string, string>;
  /** By type or component, then by field. */
  fields: Record<string, Record<string, { label: string; hint?: string }>>;
}

export const words: Readonly<Record<'en' | 'zh', Words>> = { en, zh };

export const hintKey = (uid: string, field: string) => `newsroom.hint.${uid}.${field}`;

/** Where Strapi looks for the name of a field. */
export const labelKey = (uid: string, field: string) => `content-manager.${uid.startsWith('api::') ? 'content-types' : 'components'}.${uid}.${field}`;

/** @returns the words under the keys by which the admin looks for them */
function translationsOf({ names, choices, phrases, fields }: Words): Record<string, string> {
  const ofFields = Object.entries(fields).flatMap(([uid, members]) =>
    Object.entries(members).flatMap(([field, { label, hint }]) => [
      [labelKey(uid, field), label],
      ...(hint ? [[hintKey(uid, field), hint]] : []),
    ]),
  );
  return { ...names, ...choices, ...phrases, ...Object.fromEntries(ofFields) };
}

export const translations = {
  en: translationsOf(words.en),
  // Strapi's own Traditional Chinese lacks many of the words that an editor meets.
  zh: { ...strapiZh, ...translationsOf(words.zh) },
};
