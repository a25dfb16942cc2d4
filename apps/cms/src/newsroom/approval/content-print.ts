import { createHash } from 'node:crypto';
import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';

/** What says nothing of the words: numbers of rows, and who touched them when. */
const aside = new Set(['id', 'createdAt', 'updatedAt', 'publishedAt', 'firstPublishedAt', 'createdBy', 'updatedBy', 'localizations', 'locale', 'status']);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('documentId' in value && 'mime' in value && 'id' in value) return { file: value.id };
  const entries = Object.entries(value).filter(([key]) => !aside.has(key)).map(([key, child]) => [key, plain(child)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns a draft's words as a hash: the same for the same words, parts, files and relations; `null` where there is none */
export async function contentPrint(strapi: Core.Strapi, uid: string, documentId: string, locale: LocaleCode): Promise<string | null> {
  const builderFor = strapi.plugin('content-manager').service('populate-builder') as unknown as (uid: string) => { populateDeep(level: number): { build(): Promise<object> } };
  const populate = await builderFor(uid).populateDeep(Infinity).build();
  const draft: unknown = await strapi.documents(uid as never).findOne({ documentId, locale, status: 'draft', populate } as never);
  return draft ? createHash('sha256').update(JSON.stringify(plain(draft))).digest('hex') : null;
}
