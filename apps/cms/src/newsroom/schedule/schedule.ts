import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Actor } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { databaseNow, isPostgres } from '../database-now';
import type { Farewell } from '../withdrawal/farewell';
import { type Failure, readFailure, written } from './failure';
import { oneWaiting, scheduleTable } from './schedule-table';

export type ScheduledAction = 'publish' | 'unpublish';

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
  told_at: number | string | null;
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
  doneAt: number | null;
  error: Failure | null;
  farewell: Farewell | null;
}

const scheduledOf = ({ id, uid, document_id: documentId, action, at, set_by: setBy, state, done_at: doneAt, error, farewell }: Row): Scheduled => ({
  id, uid, documentId, action, at: Number(at), setBy, state, doneAt: doneAt === null ? null : Number(doneAt), error: error ? readFailure(error) : null,
  farewell: farewell ? (JSON.parse(farewell) as Farewell) : null,
});

/** Milliseconds after the hour from which on what is still not done is told of: until then staff need not know of a passing fault. */
export const patience = 120_000;
/** Until the next look at what waits for another hour of its document. */
const behindMilliseconds = 3000;
const most = 1000;

interface Retrying {
  /** Milliseconds until the next attempt; `null` for none. */
  again: number | null;
  /** Tells staff, once. */
  tell(key: DocumentKey, kind: 'schedule-failed' | 'schedule-late'): Promise<void>;
}

export type Schedule = ReturnType<typeof createSchedule>;

/** What is to happen later. Rows are in the database, so that any replica does it, once, and a restart forgets nothing. */
export function createSchedule(strapi: Core.Strapi) {
  const rows = (trx: Knex.Transaction): Knex.QueryBuilder => strapi.db.getConnection(scheduleTable).transacting(trx);
  const inTransaction = async <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => strapi.db.transaction(async ({ trx }) => work(trx));
  const of = ({ uid, documentId }: DocumentKey) => ({ uid, document_id: documentId });
  /** @returns those rows that no other replica has in hand, which none will while this transaction goes on */
  const take = (found: Knex.QueryBuilder): Knex.QueryBuilder => (isPostgres(strapi) ? found.forUpdate().skipLocked() : found);

  /**
   * Whether an hour has to wait for an earlier one of its document. A take-off waits for the publication that comes before
   * it, also for one that failed: else it would find nothing, and the text would stay once it was published. It takes away
   * what readers have, though, when the publication of later words was tried in vain.
   */
  async function isBehind(trx: Knex.Transaction, { id, uid, document_id, action, at }: Row, isPublic: (key: DocumentKey) => Promise<boolean>): Promise<boolean> {
    const earlier = () => rows(trx).where({ uid, document_id }).whereNot({ id, action }).where('at', '<=', at)
      .where((open: Knex.QueryBuilder) => open.where({ state: 'waiting' }).orWhere({ state: 'failed', action: 'publish' }));
    const found: Row[] = await earlier();
    if (found.length === 0) return false;
    const untried = found.some(({ state, attempts }) => state === 'waiting' && attempts === 0);
    if (action === 'publish' || untried || !(await isPublic({ uid, documentId: document_id }))) return true;
    // What another replica is just trying may yet come to be.
    return (await take(earlier())).length < found.length;
  }

  return {
    /** Sets an hour in the place of an earlier one, and of one that failed; `null` sets none. */
    set: (key: DocumentKey, action: ScheduledAction, at: number | null, actor: Actor, farewell: Farewell | null = null): Promise<void> =>
      inTransaction(async (trx) => {
        await rows(trx).where({ ...of(key), action }).whereIn('state', at === null ? ['waiting'] : ['waiting', 'failed']).update({ state: 'cancelled' });
        if (at === null) return;
        const row = { at, due_at: at, set_by: actor.name, set_by_id: actor.id, attempts: 0, error: null, told_at: null, farewell: farewell && JSON.stringify(farewell) };
        // Of two approvers who set an hour in the same moment the later one's holds.
        await rows(trx).insert({ ...of(key), action, state: 'waiting', ...row }).onConflict(trx.raw(oneWaiting)).merge(row);
      }),

    /** @returns whether anything was waiting */
    cancel: (key: DocumentKey, actions: readonly ScheduledAction[]): Promise<boolean> =>
      inTransaction(async (trx) => {
        const cancelled: number = await rows(trx).where({ ...of(key), state: 'waiting' }).whereIn('action', [...actions]).update({ state: 'cancelled' });
        return cancelled > 0;
      }),

    /** Somebody has taken a document in hand: what failed before concerns nobody any more. */
    close: (key: DocumentKey): Promise<void> =>
      inTransaction(async (trx) => {
        await rows(trx).where({ ...of(key), state: 'failed' }).update({ state: 'cancelled' });
      }),

    /** @returns whether the hour has passed at which a document is to be taken off, and that has not been done */
    isOver: (key: DocumentKey): Promise<boolean> =>
      inTransaction(async (trx) => {
        const row: { id: number } | undefined = await rows(trx).where({ ...of(key), action: 'unpublish', state: 'waiting' }).where('at', '<=', await databaseNow(strapi, trx)).first('id');
        return row !== undefined;
      }),

    /** @returns for each action what waits, or what came of the last one */
    of: (key: DocumentKey): Promise<Partial<Record<ScheduledAction, Scheduled>>> =>
      inTransaction(async (trx) => {
        const found: Row[] = await rows(trx).where(of(key)).whereNot({ state: 'cancelled' }).orderBy('id', 'asc');
        return Object.fromEntries(found.map((row) => [row.action, scheduledOf(row)]));
      }),

    /** @returns what waits, the next first, then what failed, the last first */
    open: (): Promise<Scheduled[]> =>
      inTransaction(async (trx) => {
        const waiting: Row[] = await rows(trx).where({ state: 'waiting' }).orderBy('at', 'asc').limit(most);
        const failed: Row[] = await rows(trx).where({ state: 'failed' }).orderBy('at', 'desc').limit(most);
        return [...waiting, ...failed].map(scheduledOf);
      }),

    due: (): Promise<number[]> =>
      inTransaction(async (trx) => {
        const now = await databaseNow(strapi, trx);
        const found: { id: number }[] = await rows(trx).where({ state: 'waiting' }).where('due_at', '<=', now).orderBy('due_at', 'asc').orderBy('id', 'asc').limit(50).select('id');
        return found.map(({ id }) => id);
      }),

    /**
     * Does one thing that is due, together with the note that it is done: a replica that dies in between has done nothing.
     * @param isPublic whether readers have a document
     * @returns whether it was this replica's to do
     */
    carryOut: (id: number, isPublic: (key: DocumentKey) => Promise<boolean>, work: (scheduled: Scheduled) => Promise<void>): Promise<boolean> =>
      inTransaction(async (trx) => {
        const now = await databaseNow(strapi, trx);
        const row: Row | undefined = await take(rows(trx).where({ id, state: 'waiting' }).where('due_at', '<=', now)).first();
        if (!row) return false;
        if (await isBehind(trx, row, isPublic)) {
          await rows(trx).where({ id }).update({ due_at: now + behindMilliseconds });
          return false;
        }
        await rows(trx).where({ id }).update({ state: 'done', done_at: now, error: null });
        await work(scheduledOf(row));
        return true;
      }),

    /** Writes down why it could not be done, together with what staff are told of it; nothing when another replica has done it meanwhile. */
    fail: (id: number, failure: Failure, { again, tell }: Retrying): Promise<void> =>
      inTransaction(async (trx) => {
        const waiting = rows(trx).where({ id, state: 'waiting' });
        const row: Row | undefined = await (isPostgres(strapi) ? waiting.forUpdate() : waiting).first();
        if (!row) return;
        const now = await databaseNow(strapi, trx);
        const isLate = row.told_at === null && now - Number(row.at) > patience;
        const kind = again === null ? 'schedule-failed' : isLate ? 'schedule-late' : null;
        await rows(trx).where({ id, state: 'waiting' }).update({
          error: written(failure), attempts: row.attempts + 1,
          ...(again === null ? { state: 'failed' } : { due_at: now + again }), ...(kind === null ? {} : { told_at: now }),
        });
        if (kind !== null) await tell({ uid: row.uid, documentId: row.document_id }, kind);
      }),
  };
}
