import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Actor } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { databaseNow, isPostgres } from '../database-now';
import type { Farewell } from '../withdrawal/farewell';

export type ScheduledAction = 'publish' | 'unpublish';

const table = 'editorial_schedules';

const scheduleModel = {
  uid: 'newsroom::schedule',
  singularName: 'schedule',
  tableName: table,
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    action: { type: 'string' },
    at: { type: 'biginteger' },
    setBy: { type: 'string' },
    setById: { type: 'integer' },
    /** `waiting`, `done`, `failed` or `cancelled`. */
    state: { type: 'string' },
    attempts: { type: 'integer' },
    dueAt: { type: 'biginteger' },
    doneAt: { type: 'biginteger' },
    error: { type: 'text' },
    /** What is left to readers when a page is taken off. */
    farewell: { type: 'text' },
  },
  indexes: [
    { name: 'editorial_schedules_due_index', columns: ['state', 'due_at'] },
    { name: 'editorial_schedules_document_index', columns: ['uid', 'document_id'] },
  ],
} as const;

interface Row {
  id: number;
  uid: string;
  document_id: string;
  action: ScheduledAction;
  at: number | string;
  set_by: string | null;
  state: 'waiting' | 'done' | 'failed' | 'cancelled';
  attempts: number;
  done_at: number | string | null;
  error: string | null;
  farewell: string | null;
}

/** Something to be done with a document at an hour, or what became of it. Moments in milliseconds since 1970. */
export interface Scheduled extends DocumentKey {
  id: number;
  action: ScheduledAction;
  at: number;
  setBy: string | null;
  state: Row['state'];
  attempts: number;
  doneAt: number | null;
  error: string | null;
  farewell: Farewell | null;
}

const scheduledOf = ({ id, uid, document_id: documentId, action, at, set_by: setBy, state, attempts, done_at: doneAt, error, farewell }: Row): Scheduled => ({
  id, uid, documentId, action, at: Number(at), setBy, state, attempts, doneAt: doneAt === null ? null : Number(doneAt), error,
  farewell: farewell ? (JSON.parse(farewell) as Farewell) : null,
});

export const registerSchedule = (strapi: Core.Strapi): void => strapi.get('models').add(scheduleModel);

export type Schedule = ReturnType<typeof createSchedule>;

/** What is to happen later. Rows are in the database, so that any replica does it, once, and a restart forgets nothing. */
export function createSchedule(strapi: Core.Strapi) {
  const rows = (trx: Knex.Transaction): Knex.QueryBuilder => strapi.db.getConnection(table).transacting(trx);
  const inTransaction = async <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => strapi.db.transaction(async ({ trx }) => work(trx));
  const of = ({ uid, documentId }: DocumentKey) => ({ uid, document_id: documentId });

  return {
    /** Sets an hour in the place of an earlier one; `null` sets none. */
    set: (key: DocumentKey, action: ScheduledAction, at: number | null, actor: Actor, farewell: Farewell | null = null): Promise<void> =>
      inTransaction(async (trx) => {
        await rows(trx).where({ ...of(key), action, state: 'waiting' }).update({ state: 'cancelled' });
        if (at === null) return;
        await rows(trx).insert({ ...of(key), action, at, due_at: at, set_by: actor.name, set_by_id: actor.id, state: 'waiting', attempts: 0, farewell: farewell && JSON.stringify(farewell) });
      }),

    /** @returns whether anything was waiting */
    cancel: (key: DocumentKey, actions: readonly ScheduledAction[]): Promise<boolean> =>
      inTransaction(async (trx) => {
        const cancelled: number = await rows(trx).where({ ...of(key), state: 'waiting' }).whereIn('action', [...actions]).update({ state: 'cancelled' });
        return cancelled > 0;
      }),

    /** @returns for each action what waits, or what came of the last one */
    of: (key: DocumentKey): Promise<Partial<Record<ScheduledAction, Scheduled>>> =>
      inTransaction(async (trx) => {
        const found: Row[] = await rows(trx).where(of(key)).whereNot({ state: 'cancelled' }).orderBy('id', 'asc');
        return Object.fromEntries(found.map((row) => [row.action, scheduledOf(row)]));
      }),

    /** @returns what waits, the next first, and what failed */
    open: (): Promise<Scheduled[]> =>
      inTransaction(async (trx) => {
        const found: Row[] = await rows(trx).whereIn('state', ['waiting', 'failed']).orderBy('at', 'asc').limit(100);
        return found.map(scheduledOf);
      }),

    due: (): Promise<number[]> =>
      inTransaction(async (trx) => {
        const now = await databaseNow(strapi, trx);
        const found: { id: number }[] = await rows(trx).where({ state: 'waiting' }).where('due_at', '<=', now).orderBy('due_at', 'asc').orderBy('id', 'asc').limit(50).select('id');
        return found.map(({ id }) => id);
      }),

    /**
     * Does one thing that is due, together with the note that it is done: a replica that dies in between has done nothing.
     * @returns whether it was this replica's to do
     */
    carryOut: (id: number, work: (scheduled: Scheduled) => Promise<void>): Promise<boolean> =>
      inTransaction(async (trx) => {
        const waiting = rows(trx).where({ id, state: 'waiting' });
        const row: Row | undefined = await (isPostgres(strapi) ? waiting.forUpdate().skipLocked() : waiting).first();
        if (!row) return false;
        await rows(trx).where({ id }).update({ state: 'done', done_at: await databaseNow(strapi, trx), error: null });
        await work(scheduledOf(row));
        return true;
      }),

    /**
     * Writes down why it could not be done.
     * @param again milliseconds until the next attempt; `null` for none
     * @returns the document, or `null` when another replica has done it meanwhile
     */
    fail: (id: number, error: string, again: number | null): Promise<DocumentKey | null> =>
      inTransaction(async (trx) => {
        const row: Row | undefined = await rows(trx).where({ id, state: 'waiting' }).first();
        if (!row) return null;
        const now = await databaseNow(strapi, trx);
        await rows(trx).where({ id }).update({ error, attempts: row.attempts + 1, ...(again === null ? { state: 'failed' } : { due_at: now + again }) });
        return scheduledOf(row);
      }),
  };
}
