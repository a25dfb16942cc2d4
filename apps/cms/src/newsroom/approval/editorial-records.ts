import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../actor';

/** Nothing stands for a draft that nobody waits for, and for a text whose last word is public. */
export type EditorialState = 'submitted' | 'returned' | null;

export type EventKind =
  | 'submitted' | 'returned' | 'taken-back' | 'published' | 'override' | 'unpublished' | 'deleted' | 'confirmed' | 'only-in'
  | 'file-replaced' | 'scheduled' | 'unscheduled' | 'schedule-failed' | 'schedule-late';

export interface EditorialRecord {
  state: EditorialState;
  /** The only language in which the text is meant to be read. */
  onlyIn: LocaleCode | null;
  /** Who handed it on, until it is public, taken back, or its hour taken away by a change. */
  submittedBy: string | null;
  /** The language whose words were not looked at again since those of the other one changed. */
  older: LocaleCode | null;
  /** Since when readers have had a language, in milliseconds since 1970: publishing it again changes nothing of that. */
  live: Partial<Record<LocaleCode, number>>;
}

export interface EditorialEvent {
  /** Milliseconds since 1970. */
  at: number;
  by: string | null;
  kind: EventKind;
  text: string | null;
}

export const recordUid = 'newsroom::editorial-record';
const recordTable = 'editorial_records';
export const eventUid = 'newsroom::editorial-event';

const recordModel = {
  uid: recordUid,
  singularName: 'editorial-record',
  tableName: recordTable,
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    state: { type: 'string' },
    onlyIn: { type: 'string' },
    submittedBy: { type: 'string' },
    submittedById: { type: 'integer' },
    older: { type: 'string' },
    live: { type: 'text' },
    changedAt: { type: 'biginteger' },
  },
  indexes: [{ name: 'editorial_records_document_index', columns: ['uid', 'document_id'], type: 'unique' }],
} as const;

const eventModel = {
  uid: eventUid,
  singularName: 'editorial-event',
  tableName: 'editorial_events',
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    at: { type: 'biginteger' },
    by: { type: 'string' },
    byId: { type: 'integer' },
    kind: { type: 'string' },
    text: { type: 'text' },
  },
  indexes: [{ name: 'editorial_events_document_index', columns: ['uid', 'document_id', 'id'] }],
} as const;

/** Tables of their own, so that no editor's screen and no REST address ever shows them. */
export function registerEditorialRecords(strapi: Core.Strapi): void {
  strapi.get('models').add(recordModel);
  strapi.get('models').add(eventModel);
}

/** A document, in all its languages. */
export interface DocumentKey {
  uid: string;
  documentId: string;
}

interface Row extends Omit<EditorialRecord, 'live'>, DocumentKey {
  id: number;
  live: string | null;
}

const none: EditorialRecord = { state: null, onlyIn: null, submittedBy: null, older: null, live: {} };

const momentsIn = (text: string | null): Partial<Record<LocaleCode, number>> => (text ? (JSON.parse(text) as Partial<Record<LocaleCode, number>>) : {});

const recordOf = (row: Row | null): EditorialRecord =>
  row ? { state: row.state, onlyIn: row.onlyIn, submittedBy: row.submittedBy, older: row.older, live: momentsIn(row.live) } : none;

export type EditorialRecords = ReturnType<typeof createEditorialRecords>;

/** What the newsroom knows of a document beside its words. Inside a transaction all of it belongs to that. */
export function createEditorialRecords(strapi: Core.Strapi) {
  const records = () => strapi.db.query(recordUid);
  const events = () => strapi.db.query(eventUid);
  const findRow = ({ uid, documentId }: DocumentKey): Promise<Row | null> => records().findOne({ where: { uid, documentId } });
  /** Two people may be the first to do something with a document in the same moment. */
  async function ensureRow({ uid, documentId }: DocumentKey): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      await strapi.db.getConnection(recordTable).transacting(trx).insert({ uid, document_id: documentId, changed_at: Date.now() }).onConflict(['uid', 'document_id']).ignore();
    });
  }

  return {
    async read(key: DocumentKey): Promise<EditorialRecord> {
      return recordOf(await findRow(key));
    },
    async readMany(uid: string, documentIds: readonly string[]): Promise<Map<string, EditorialRecord>> {
      const rows: Row[] = await records().findMany({ where: { uid, documentId: { $in: [...documentIds] } } });
      return new Map(rows.map((row) => [row.documentId, recordOf(row)]));
    },
    /** @returns the documents in a state, the longest waiting first */
    async inState(state: EditorialState): Promise<(DocumentKey & { submittedBy: string | null; submittedById: number | null; changedAt: number })[]> {
      return records().findMany({ where: { state }, orderBy: { changedAt: 'asc' }, limit: 1000 });
    },
    async change({ uid, documentId }: DocumentKey, changed: Partial<Omit<EditorialRecord, 'live'>> & { submittedById?: number | null }): Promise<void> {
      await ensureRow({ uid, documentId });
      await records().update({ where: { uid, documentId }, data: { ...changed, changedAt: Date.now() } });
    },
    /** Keeps since when readers have had each language. It says nothing of what waits, and for how long. */
    async keepLive({ uid, documentId }: DocumentKey, live: EditorialRecord['live']): Promise<void> {
      if (Object.keys(live).length > 0) await ensureRow({ uid, documentId });
      await records().updateMany({ where: { uid, documentId }, data: { live: JSON.stringify(live) } });
    },
    async forget({ uid, documentId }: DocumentKey): Promise<void> {
      await records().deleteMany({ where: { uid, documentId } });
    },
    async note({ uid, documentId }: DocumentKey, kind: EventKind, actor: Pick<Actor, 'id' | 'name'> | null, text: string | null = null): Promise<void> {
      await events().create({ data: { uid, documentId, at: Date.now(), by: actor?.name ?? null, byId: actor?.id ?? null, kind, text } });
    },
    /** @returns what has happened to a document, the newest first */
    async history({ uid, documentId }: DocumentKey, limit = 50): Promise<EditorialEvent[]> {
      const rows: (Omit<EditorialEvent, 'at'> & { at: number | string })[] = await events().findMany({ where: { uid, documentId }, orderBy: { id: 'desc' }, limit });
      return rows.map(({ at, by, kind, text }) => ({ at: Number(at), by, kind, text }));
    },
  };
}
