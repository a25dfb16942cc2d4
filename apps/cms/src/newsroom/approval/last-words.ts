import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { readAnew } from '../whole-document';
import { type Prints, contentPrints } from './content-print';
import type { DocumentKey } from './editorial-records';

interface Changes {
  result: unknown;
  /** The languages that there were before. */
  written: LocaleCode[];
  /** Those of which something is different now, which may be what all share. */
  touched: LocaleCode[];
  /** Those whose own words are different now, or written for the first time. */
  reworded: LocaleCode[];
}

const draftRows = (strapi: Core.Strapi, trx: Knex.Transaction, { uid, documentId }: DocumentKey): Knex.QueryBuilder =>
  strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).transacting(trx).where({ document_id: documentId }).whereNull('published_at');

/** Does what may change a document's drafts. @param locales the languages that it is about @returns what it has changed */
export async function changesOf(strapi: Core.Strapi, key: DocumentKey, locales: readonly LocaleCode[], work: () => Promise<unknown>): Promise<Changes> {
  const before: ReadonlyMap<LocaleCode, Prints> = await contentPrints(strapi, key);
  const result = await work();
  const after = await contentPrints(strapi, key);
  const differing = (parts: readonly (keyof Prints)[]) =>
    locales.filter((locale) => after.has(locale) && parts.some((part) => before.get(locale)?.[part] !== after.get(locale)?.[part]));
  return { result, written: localeCodes.filter((code) => before.has(code)), touched: differing(['own', 'shared']), reworded: differing(['own']) };
}

/**
 * Saves a language, and keeps it true who wrote each language's last words, and when: the screen saves before it
 * publishes, which may change nothing, and what languages share is copied to the others, which is nobody's translation.
 */
export async function saveOf(strapi: Core.Strapi, trx: Knex.Transaction, key: DocumentKey, locale: LocaleCode, save: () => Promise<unknown>): Promise<Changes> {
  const before: { locale: string; updated_by_id: number | null; updated_at: unknown }[] = await draftRows(strapi, trx, key).select('locale', 'updated_by_id', 'updated_at');
  const changes = await changesOf(strapi, key, [locale], save);
  for (const { locale: each, ...words } of before)
    if (each !== locale || changes.touched.length === 0) await draftRows(strapi, trx, key).where({ locale: each }).update(words);
  readAnew(trx);
  return changes;
}
