import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { nameOf } from '../actor';
import type { EditorialRecord } from '../approval/editorial-records';

/**
 * - `changed`: published, with words that readers do not have yet
 * - `older`: published, and the other language has such words while this one has none
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
export function languageVersions(rows: readonly VersionRow[], { confirmed }: Pick<EditorialRecord, 'confirmed'>): LanguageVersion[] {
  const versions = localeCodes.map((locale) => {
    const draft = rows.find((row) => row.locale === locale && row.publishedAt === null);
    const published = rows.find((row) => row.locale === locale && row.publishedAt !== null);
    const changedAt = timeOf(draft?.updatedAt);
    const publishedAt = timeOf(published?.publishedAt);
    const isChanged = changedAt !== null && publishedAt !== null && changedAt > publishedAt;
    const state: LanguageState = changedAt === null ? 'missing' : publishedAt === null ? 'draft' : isChanged ? 'changed' : 'published';
    const editor = draft?.updatedBy ? { id: draft.updatedBy.id, name: nameOf(draft.updatedBy) } : null;
    return { locale, state, title: draft?.title ?? null, changedAt, editor, publishedAt };
  });
  return versions.map((version) => {
    if (version.state !== 'published') return version;
    const newer = versions.some(({ state, changedAt }) => state === 'changed' && (changedAt ?? 0) > (confirmed[version.locale] ?? 0));
    return newer ? { ...version, state: 'older' } : version;
  });
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
