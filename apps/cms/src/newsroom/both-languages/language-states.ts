import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { nameOf } from '../actor';
import type { EditorialRecord } from '../approval/editorial-records';

/**
 * - `changed`: published, with words that readers do not have yet
 * - `older`: written, and not looked at again since the words of the other language changed
 */
export type LanguageState = 'missing' | 'draft' | 'published' | 'changed' | 'older';

export interface LanguageVersion {
  locale: LocaleCode;
  state: LanguageState;
  title: string | null;
  /** Milliseconds since 1970; `null` where there is none. */
  changedAt: number | null;
  /** Who wrote its last words. */
  editor: { id: number; name: string } | null;
  publishedAt: number | null;
  /** Whether it has words that readers do not have. */
  isOpen: boolean;
}

export interface VersionRow {
  locale: LocaleCode;
  publishedAt: string | null;
  updatedAt: string;
  title?: string | null;
  updatedBy?: { id: number; firstname: string | null; lastname: string | null; email: string } | null;
}

const timeOf = (moment: string | null | undefined) => (moment ? new Date(moment).getTime() : null);

/** @returns one version for each of the site's languages, in their order. @param rows drafts and published ones of one document */
export function languageVersions(rows: readonly VersionRow[], { older }: Pick<EditorialRecord, 'older'>): LanguageVersion[] {
  return localeCodes.map((locale) => {
    const draft = rows.find((row) => row.locale === locale && row.publishedAt === null);
    const published = rows.find((row) => row.locale === locale && row.publishedAt !== null);
    const changedAt = timeOf(draft?.updatedAt);
    const publishedAt = timeOf(published?.publishedAt);
    const isOpen = changedAt !== null && changedAt > (publishedAt ?? 0);
    const written: LanguageState = publishedAt === null ? 'draft' : isOpen ? 'changed' : 'published';
    const editor = draft?.updatedBy ? { id: draft.updatedBy.id, name: nameOf(draft.updatedBy) } : null;
    const state = changedAt === null ? 'missing' : older === locale ? 'older' : written;
    return { locale, state, title: draft?.title ?? null, changedAt, editor, publishedAt, isOpen };
  });
}

/** @returns the language that is older after the words of one have changed. @param written the languages that there were before */
export function olderAfter(older: LocaleCode | null, changed: LocaleCode, written: readonly LocaleCode[]): LocaleCode | null {
  // Begun beside the other one, it is its translation.
  if (!written.includes(changed)) return older;
  // Brought up to date.
  if (older === changed) return null;
  return written.find((locale) => locale !== changed) ?? older;
}

/** @returns the drafts and published versions of documents, by document */
export async function versionRows(strapi: Core.Strapi, uid: string, documentIds: readonly string[]): Promise<Map<string, VersionRow[]>> {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, unknown> };
  const select = ['documentId', 'locale', 'publishedAt', 'updatedAt', ...('title' in attributes ? ['title'] : [])];
  const rows: (VersionRow & { documentId: string })[] = await strapi.db.query(uid)
    .findMany({ where: { documentId: { $in: [...documentIds] } }, select, populate: { updatedBy: { select: ['id', 'firstname', 'lastname', 'email'] } } });
  const found = new Map<string, VersionRow[]>();
  for (const { documentId, ...row } of rows) found.set(documentId, [...(found.get(documentId) ?? []), row]);
  return found;
}
