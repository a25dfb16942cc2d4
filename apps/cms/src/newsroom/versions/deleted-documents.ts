import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import type { Actor } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { recordAudit } from '../audit/audit';
import type { Content } from './content';
import { restorable } from './restorable';
import { versionUid } from './version-records';
import type { Versions } from './versions';

/** A document, or languages of it, that was deleted and is not there again. */
export interface DeletedDocument extends DocumentKey {
  title: string;
  locales: LocaleCode[];
  /** Milliseconds since 1970. */
  at: number;
  by: string | null;
}

interface Row extends DocumentKey {
  locale: LocaleCode;
  at: number | string;
  by: string | null;
  content: string;
}

/** How many deletions back somebody can see; the versions themselves stay. */
const mostLooked = 200;

const inOrder = (locales: ReadonlyMap<LocaleCode, unknown>) => localeCodes.filter((code) => locales.has(code));

const titleIn = ({ title, siteName }: Content): string => [title, siteName].find((name) => typeof name === 'string') ?? '';

/** What was deleted, and the way back to it: the last version of each language has all its words. */
export function createDeletedDocuments(strapi: Core.Strapi, { restoring }: Pick<Versions, 'restoring'>) {
  const versions = () => strapi.db.query(versionUid);

  const localesOf = async ({ uid, documentId }: DocumentKey): Promise<Set<LocaleCode>> => {
    const rows: { locale: LocaleCode }[] = await strapi.db.query(uid).findMany({ where: { documentId, publishedAt: null }, select: ['locale'] });
    return new Set(rows.map(({ locale }) => locale));
  };

  /** @returns the last deletion of each language that is not there, by language */
  async function deletionsOf(key: DocumentKey): Promise<Map<LocaleCode, Row>> {
    const rows: Row[] = await versions().findMany({ where: { uid: key.uid, documentId: key.documentId, kind: 'deleted' }, orderBy: { id: 'asc' } });
    const there = await localesOf(key);
    return new Map(rows.filter(({ locale }) => !there.has(locale)).map((row) => [row.locale, row]));
  }

  const isBy = async ({ uid, documentId }: DocumentKey, userId: number) => (await versions().count({ where: { uid, documentId, byId: userId } })) > 0;

  async function isTaken({ uid, documentId }: DocumentKey, slug: unknown): Promise<boolean> {
    return typeof slug === 'string' && (await strapi.db.query(uid).count({ where: { slug, documentId: { $ne: documentId } } })) > 0;
  }

  return {
    isBy,

    /** @param isFor whether somebody is to know of a document */
    async list(uids: readonly string[], isFor: (key: DocumentKey) => Promise<boolean>): Promise<DeletedDocument[]> {
      const rows: (DocumentKey & { id: number })[] = await versions().findMany({ where: { kind: 'deleted', uid: { $in: [...uids] } }, orderBy: { id: 'desc' }, limit: mostLooked, select: ['id', 'uid', 'documentId'] });
      const keys = new Map(rows.map(({ uid, documentId }) => [`${uid} ${documentId}`, { uid, documentId }]));
      const found: DeletedDocument[] = [];
      for (const key of keys.values()) {
        const deletions = await deletionsOf(key);
        const [first] = [...deletions.values()].sort((a, b) => localeCodes.indexOf(a.locale) - localeCodes.indexOf(b.locale));
        if (!first || !(await isFor(key))) continue;
        found.push({ ...key, title: titleIn(JSON.parse(first.content) as Content), locales: inOrder(deletions), at: Number(first.at), by: first.by });
      }
      return found;
    },

    /**
     * Makes drafts of the words as they were when they were deleted, at the same place: links and remarks still belong to
     * them. An address that another entry has taken since is left free.
     * @returns the languages, and the names of files and documents that are not there any more; `null` where nothing was deleted
     */
    async restore(key: DocumentKey, actor: Actor): Promise<{ locales: LocaleCode[]; missing: string[] } | null> {
      return strapi.db.transaction(async () => {
        const deletions = await deletionsOf(key);
        const documents = strapi.documents(key.uid as UID.ContentType);
        const lost: string[] = [];
        for (const locale of inOrder(deletions)) {
          const content = JSON.parse(deletions.get(locale)?.content ?? '{}') as Content;
          const { data, missing } = await restorable(strapi, key.uid, locale, content);
          if (await isTaken(key, data.slug)) data.slug = null;
          const isThere = (await localesOf(key)).size > 0;
          const words = { ...data, updatedBy: actor.id };
          await restoring(() =>
            isThere
              ? documents.update({ documentId: key.documentId, locale, data: words } as never)
              : documents.create({ locale, data: { ...words, documentId: key.documentId, createdBy: actor.id } } as never));
          await recordAudit(strapi, { action: 'restore', subject: { type: key.uid, id: key.documentId, name: titleIn(content), language: locale }, after: content });
          lost.push(...missing);
        }
        return deletions.size === 0 ? null : { locales: inOrder(deletions), missing: [...new Set(lost)] };
      });
    },
  };
}
