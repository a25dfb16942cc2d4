import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { entryTypeOf } from '../public-types';
import { wholeDocument } from '../whole-document';
import type { EditorialRecords } from './editorial-records';

const changing: ReadonlySet<string> = new Set(['publish', 'unpublish', 'delete']);

/**
 * Keeps since when readers have had each language of a document, whoever publishes it and however: Strapi's own moment
 * is a new one at every publish, in both languages. What was taken off begins anew.
 */
export function keepLiveMoments(strapi: Core.Strapi, records: Pick<EditorialRecords, 'read' | 'keepLive'>) {
  strapi.documents.use(async (context, next) => {
    if (!entryTypeOf(context.uid) || !changing.has(context.action)) return next();
    const key = { uid: context.uid, documentId: (context.params as { documentId: string }).documentId };
    const published = async () => {
      const rows = await wholeDocument(strapi, key);
      return new Map(rows.flatMap(({ locale, publishedAt }) => (publishedAt === null ? [] : [[locale as LocaleCode, new Date(publishedAt).getTime()] as const])));
    };
    return strapi.db.transaction(async () => {
      const before = await published();
      const result = await next();
      const after = await published();
      if (before.size + after.size === 0) return result;
      const { live } = await records.read(key);
      const since = (locale: LocaleCode, at: number) => (before.has(locale) ? (live[locale] ?? before.get(locale) ?? at) : at);
      await records.keepLive(key, Object.fromEntries([...after].map(([locale, at]) => [locale, since(locale, at)])));
      return result;
    });
  });
}
