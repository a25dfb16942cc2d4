import { type AnyEntry, type LocaleCode, entries, localeOfCode, locales, redirectKey } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { entryTypeOf } from '../public-types';
import { type WholeRow, wholeDocument } from '../whole-document';

const all: readonly AnyEntry[] = entries;

/** @returns the entry behind one of Strapi's names, when its documents have pages of their own */
export const entryWithPages = (uid: string): AnyEntry | null =>
  all.find((entry) => entry.type === entryTypeOf(uid) && entry.href(locales[0].segment, 'a') !== null) ?? null;

/** A page at an address that never changes, to which the site's own navigation leads. */
export const isFixed = ({ kind }: AnyEntry): boolean => kind === 'singleType';

/** What readers have of a document in one language. */
export interface PublishedPage {
  locale: LocaleCode;
  slug: string;
  title: string;
  /** As `redirectKey` gives it. */
  address: string;
}

function titleOf({ search }: AnyEntry, row: WholeRow): string | null {
  const title = search ? row[search.title] : null;
  return typeof title === 'string' && title !== '' ? title : null;
}

/** @returns the address of a document's page in a language. @param slug empty for a single type */
export function addressIn(entry: AnyEntry, locale: LocaleCode, slug: string): string {
  const href = entry.href(localeOfCode(locale).segment, slug);
  return redirectKey(href ?? '') ?? '/';
}

/** @param status `published`: what readers have; `draft`: what they would have @returns a document's pages, by language */
export async function pagesOf(strapi: Core.Strapi, uid: string, entry: AnyEntry, documentId: string, status: 'published' | 'draft' = 'published'): Promise<PublishedPage[]> {
  const rows = (await wholeDocument(strapi, { uid, documentId })).filter(({ publishedAt }) => (publishedAt !== null) === (status === 'published'));
  return locales.flatMap(({ code }) => rows.filter(({ locale }) => locale === code).map((row) => {
    const slug = row.slug ?? '';
    return { locale: code, slug, title: titleOf(entry, row) ?? slug, address: addressIn(entry, code, slug) };
  }));
}
