import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { DocumentKey } from '../approval/editorial-records';
import type { Content } from './content';

/** What made a version. Only the first three changed words. */
export type VersionKind = 'saved' | 'restored' | 'discarded' | 'published' | 'unpublished' | 'deleted';

export const wordChanging: readonly VersionKind[] = ['saved', 'restored', 'discarded'];

/** One language of a document. */
export interface LanguageKey extends DocumentKey {
  locale: LocaleCode;
}

export interface Version {
  id: number;
  /** Milliseconds since 1970 by the database's clock, and later than the version before. */
  at: number;
  /** `null` for the system: seed, import, schedule. */
  by: string | null;
  kind: VersionKind;
}

interface Row {
  id: number;
  at: number | string;
  by: string | null;
  byId: number | null;
  kind: VersionKind;
  print: string;
  content: string;
}

export const versionUid = 'newsroom::editorial-version';

const versionModel = {
  uid: versionUid,
  singularName: 'editorial-version',
  tableName: 'editorial_versions',
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    locale: { type: 'string' },
    at: { type: 'biginteger' },
    by: { type: 'string' },
    byId: { type: 'integer' },
    kind: { type: 'string' },
    /** A hash of the content. */
    print: { type: 'string' },
    content: { type: 'text' },
  },
  indexes: [{ name: 'editorial_versions_document_index', columns: ['uid', 'document_id', 'locale', 'id'] }],
} as const;

/** A table of its own, so that no editor's screen and no REST address ever shows it. */
export const registerVersionRecords = (strapi: Core.Strapi): void => {
  strapi.get('models').add(versionModel);
};

/** How many saves of one language are all kept. Of those before them the last of each day is; all else is kept for good. */
const mostSaves = 200;
/** How many are listed at once. */
const pageSize = 50;

/** @returns the day of a moment in Hong Kong */
const dayOf = (at: number | string) => new Date(Number(at) + 8 * 3_600_000).toISOString().slice(0, 10);

const versionOf = ({ id, at, by, kind }: Row): Version => ({ id, at: Number(at), by, kind });

export type VersionRecords = ReturnType<typeof createVersionRecords>;

export function createVersionRecords(strapi: Core.Strapi) {
  const versions = () => strapi.db.query(versionUid);
  const whereIs = ({ uid, documentId, locale }: LanguageKey) => ({ uid, documentId, locale });

  return {
    async add(key: LanguageKey, { at, by, byId, kind, print, content }: Omit<Row, 'id' | 'content'> & { content: Content }): Promise<void> {
      await versions().create({ data: { ...whereIs(key), at, by, byId, kind, print, content: JSON.stringify(content) } });
      if (kind !== 'saved') return;
      // One save after the other crosses the line, and goes when the one after it is of the same day.
      const [next, crossing]: Row[] = await versions().findMany({ where: { ...whereIs(key), kind: 'saved' }, orderBy: { id: 'desc' }, offset: mostSaves - 1, limit: 2, select: ['id', 'at'] });
      if (next && crossing && dayOf(next.at) === dayOf(crossing.at)) await versions().delete({ where: { id: crossing.id } });
    },

    /** @returns the last version, which holds the words as they were then */
    async last(key: LanguageKey): Promise<{ kind: VersionKind; print: string; at: number } | null> {
      const row: Row | null = await versions().findOne({ where: whereIs(key), orderBy: { id: 'desc' }, select: ['kind', 'print', 'at'] });
      return row && { kind: row.kind, print: row.print, at: Number(row.at) };
    },

    /** @returns the version that made the words what they are */
    async lastWords(key: Omit<LanguageKey, 'documentId'> & { documentId?: string }): Promise<(Version & { byId: number | null }) | null> {
      const { uid, documentId, locale } = key;
      const row: Row | null = await versions().findOne({ where: { uid, locale, ...(documentId === undefined ? {} : { documentId }), kind: { $in: [...wordChanging] } }, orderBy: { id: 'desc' }, select: ['id', 'at', 'by', 'byId', 'kind'] });
      return row && { ...versionOf(row), byId: row.byId };
    },

    /**
     * @param before the number of a version: those older than it
     * @returns the newest first, and whether there are older ones
     */
    async list(key: LanguageKey, before?: number): Promise<{ versions: Version[]; hasOlder: boolean }> {
      const older = before === undefined ? {} : { id: { $lt: before } };
      const rows: Row[] = await versions().findMany({ where: { ...whereIs(key), ...older }, orderBy: { id: 'desc' }, limit: pageSize + 1, select: ['id', 'at', 'by', 'kind'] });
      return { versions: rows.slice(0, pageSize).map(versionOf), hasOlder: rows.length > pageSize };
    },

    async content(key: LanguageKey, id: number): Promise<Content | null> {
      const row: Row | null = await versions().findOne({ where: { ...whereIs(key), id }, select: ['content'] });
      return row && (JSON.parse(row.content) as Content);
    },

    /** @returns the last version from before a moment: what somebody saw who opened the form then */
    async contentAt(key: LanguageKey, moment: number): Promise<Content | null> {
      const row: Row | null = await versions().findOne({ where: { ...whereIs(key), at: { $lte: moment } }, orderBy: { id: 'desc' }, select: ['content'] });
      return row && (JSON.parse(row.content) as Content);
    },
  };
}

