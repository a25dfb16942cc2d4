import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../actor';

/** Nothing stands for a draft that nobody waits for, and for a text whose last word is public. */
export type EditorialState = 'submitted' | 'returned' | null;

export type EventKind =
  | 'submitted' | 'returned' | 'taken-back' | 'published' | 'override' | 'unpublished' | 'deleted' | 'confirmed' | 'only-in'
  | 'file-replaced' | 'scheduled' | 'unscheduled' | 'schedule-failed';

export interface EditorialRecord {
  state: EditorialState;
  /** The only language in which the text is meant to be read. */
  onlyIn: LocaleCode | null;
  /** Who handed it on, until it is public, taken back, or its hour taken away by a change. */
  submittedBy: string | null;
  /** The language whose words were not looked at again since those of the other one changed. */
  older: LocaleCode | null;
}

export interface EditorialEvent {
  /** Milliseconds since 1970. */
  at: number;
  by: string | null;
  kind: EventKind;
  text: string | null;
}

export const recordUid = 'newsroom::editorial-record';
export const eventUid = 'newsroom::editorial-event';

const recordModel = {
  uid: recordUid,
  singularName: 'editorial-record',
  tableName: 'editorial_records',
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    state: { type: 'string' },
    onlyIn: { type: 'string' },
    submittedBy: { type: 'string' },
    submittedById: { type: 'integer' },
    older: { type: 'string' },
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

interface Row extends EditorialRecord, DocumentKey {
  id: number;
}

const none: EditorialRecord = { state: null, onlyIn: null, submittedBy: null, older: null };

const recordOf = (row: Row | null): EditorialRecord => (row ? { state: row.state, onlyIn: row.onlyIn, submittedBy: row.submittedBy, older: row.older } : none);

export type EditorialRecords = ReturnType<typeof createEditorialRecords>;

/** What the newsroom knows of a document beside its words. Inside a transaction all of it belongs to that. */
export function createEditorialRecords(strapi: Core.Strapi) {
  const records = () => strapi.db.query(recordUid);
  const events = () => strapi.db.query(eventUid);
  const findRow = ({ uid, documentId }: DocumentKey): Promise<Row | null> => records().findOne({ where: { uid, documentId } });

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
      return records().findMany({ where: { state }, orderBy: { changedAt: 'asc' }, limit: 100 });
    },
    async change({ uid, documentId }: DocumentKey, changed: Partial<EditorialRecord> & { submittedById?: number | null }): Promise<void> {
      const data = { ...changed, changedAt: Date.now() };
      const row = await findRow({ uid, documentId });
      if (row) await records().update({ where: { id: row.id }, data });
      else await records().create({ data: { uid, documentId, ...data } });
    },
    async forget({ uid, documentId }: DocumentKey): Promise<void> {
      await records().deleteMany({ where: { uid, documentId } });
    },
    async note({ uid, documentId }: DocumentKey, kind: EventKind, actor: Pick<Actor, 'id' | 'name'> | null, text: string | null = null): Promise<void> {
      await events().create({ data: { uid, documentId, at: Date.now(), by: actor?.name ?? null, byId: actor?.id ?? null, kind, text } });
    },
    /** @returns what has happened to a document, the newest first, at most 50 */
    async history({ uid, documentId }: DocumentKey): Promise<EditorialEvent[]> {
      const rows: (Omit<EditorialEvent, 'at'> & { at: number | string })[] = await events().findMany({ where: { uid, documentId }, orderBy: { id: 'desc' }, limit: 50 });
      return rows.map(({ at, by, kind, text }) => ({ at: Number(at), by, kind, text }));
    },
  };
}
