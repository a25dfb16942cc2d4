import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { attributesOf, populateWhole } from '../model';
import { type Content, type Keeping, contentOf, printOf } from '../versions/content';
import type { DocumentKey } from './editorial-records';

type Row = Readonly<Record<string, unknown>>;

/** A file in the place of another one keeps its number; what another document says is not said by this one. */
const decided: Keeping = {
  file: ({ id, updatedAt }) => ({ id: Number(id), at: String(updatedAt) }),
  relation: ({ documentId }) => ({ documentId: String(documentId) }),
};

export interface Prints {
  /** Of what belongs to its language alone. */
  own: string;
  /** Of what the languages share. */
  shared: string;
}

/** @returns a draft's words as hashes: the same for the same words, parts, files and relations; `null` where there is none */
export async function contentPrints(strapi: Core.Strapi, { uid, documentId }: DocumentKey, locale: LocaleCode): Promise<Prints | null> {
  const draft: Row | null = await strapi.db.query(uid).findOne({ where: { documentId, locale, publishedAt: null }, populate: populateWhole(strapi, uid) as never });
  if (!draft) return null;
  const attributes = attributesOf(strapi, uid);
  const content = Object.entries(contentOf(strapi, uid, draft, decided));
  const print = (isOwn: boolean) => {
    const fields: Content = Object.fromEntries(content.filter(([name]) => (attributes[name]?.pluginOptions?.i18n?.localized === true) === isOwn));
    return printOf(fields);
  };
  return { own: print(true), shared: print(false) };
}

/** A document's drafts as hashes: of what each language says, and of what they share. */
export type DocumentPrints = Record<LocaleCode | 'shared', string>;

const missing = 'missing';

/** @returns what an approver decides on */
export async function documentPrints(strapi: Core.Strapi, key: DocumentKey): Promise<DocumentPrints> {
  const found: Partial<DocumentPrints> = {};
  for (const locale of localeCodes) {
    const prints = await contentPrints(strapi, key, locale);
    found[locale] = prints?.own ?? missing;
    if (prints) found.shared ??= prints.shared;
  }
  return { en: missing, 'zh-Hant-HK': missing, shared: missing, ...found };
}
