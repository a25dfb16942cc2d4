import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { attributesOf } from '../model';
import { type Content, type Keeping, contentOf, printOf } from '../versions/content';
import { wholeDrafts } from '../whole-document';
import type { DocumentKey } from './editorial-records';

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

/** @returns the words of each language's draft as hashes: the same for the same words, parts, files and relations */
export async function contentPrints(strapi: Core.Strapi, key: DocumentKey): Promise<Map<LocaleCode, Prints>> {
  const attributes = attributesOf(strapi, key.uid);
  const prints = new Map<LocaleCode, Prints>();
  for (const draft of await wholeDrafts(strapi, key)) {
    const content = Object.entries(contentOf(strapi, key.uid, draft, decided));
    const print = (isOwn: boolean) => {
      const fields: Content = Object.fromEntries(content.filter(([name]) => (attributes[name]?.pluginOptions?.i18n?.localized === true) === isOwn));
      return printOf(fields);
    };
    prints.set(draft.locale as LocaleCode, { own: print(true), shared: print(false) });
  }
  return prints;
}

/** A document's drafts as hashes: of what each language says, and of what they share. */
export type DocumentPrints = Record<LocaleCode | 'shared', string>;

const missing = 'missing';

/** @returns what an approver decides on */
export async function documentPrints(strapi: Core.Strapi, key: DocumentKey): Promise<DocumentPrints> {
  const prints = await contentPrints(strapi, key);
  const own = (locale: LocaleCode) => prints.get(locale)?.own ?? missing;
  const [first] = localeCodes.flatMap((locale) => prints.get(locale) ?? []);
  return { en: own('en'), 'zh-Hant-HK': own('zh-Hant-HK'), shared: first?.shared ?? missing };
}
