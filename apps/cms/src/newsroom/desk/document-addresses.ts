import { type AnyEntry, type Change, type LocaleCode, entries, locales, redirectType } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import type { DocumentKey } from '../approval/editorial-records';
import { entryTypeOf } from '../public-types';

export interface DocumentAddress {
  locale: LocaleCode;
  /** What the draft has, and readers will have once it is published. */
  url: string | null;
  /** What readers have now. */
  liveUrl: string | null;
}

interface Row {
  locale: LocaleCode;
  slug?: string | null;
  publishedAt: string | null;
}

const all: readonly AnyEntry[] = entries;

export function createDocumentAddresses(strapi: Core.Strapi, siteUrl: string) {
  const rowsOf = ({ uid, documentId }: DocumentKey): Promise<Row[]> => {
    const { attributes } = strapi.contentType(uid as UID.ContentType);
    return strapi.db.query(uid).findMany({ where: { documentId }, select: ['locale', 'publishedAt', ...(attributes.slug ? ['slug'] : [])] });
  };

  return {
    /** @returns for each language the address of a document's page */
    async of(key: DocumentKey): Promise<DocumentAddress[]> {
      const entry = all.find(({ type }) => type === entryTypeOf(key.uid));
      const rows = await rowsOf(key);
      const draft = rows.find(({ publishedAt, slug }) => publishedAt === null && slug);
      return locales.map(({ code, segment }) => {
        const urlOf = (slug: string | null | undefined) => {
          const href = entry && (entry.kind === 'singleType' || slug) ? entry.href(segment, slug ?? '') : null;
          return href === null ? null : siteUrl + href;
        };
        const published = rows.find(({ locale, publishedAt }) => locale === code && publishedAt !== null);
        return { locale: code, url: urlOf(draft?.slug), liveUrl: published ? urlOf(published.slug) : null };
      });
    },

    /** @returns what tells the site of all that it may know of a document, whether readers have it or it was taken off */
    async changesFor(key: DocumentKey): Promise<Change[]> {
      const type = entryTypeOf(key.uid);
      if (!type) return [];
      const rows = await rowsOf(key);
      const isPublic = rows.some(({ publishedAt }) => publishedAt !== null);
      const told: { changes: string }[] = await strapi.db.getConnection('deliveries').select('changes').whereLike('changes', `%"${key.documentId}"%`).orderBy('id', 'desc').limit(10);
      const earlier = told.flatMap(({ changes }) => JSON.parse(changes) as Change[]).filter(({ documentId }) => documentId === key.documentId);
      const slugs = [...new Set([...rows.flatMap(({ slug }) => slug ?? []), ...earlier.flatMap((change) => change.slugs)])];
      return [
        { type, documentId: key.documentId, action: isPublic ? 'publish' : 'unpublish', slugs },
        // What readers are told where it was, and where they are sent.
        { type: redirectType, documentId: 'gone', action: 'publish', slugs: [] },
      ];
    },
  };
}
