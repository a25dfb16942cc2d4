import { randomUUID } from 'node:crypto';
import { type Change, deliveryBodyLimit } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { databaseNow } from '../database-now';

const table = 'deliveries';

/** The rows that wait for the web: a table of its own, so that no editor's screen and no REST address ever shows it. */
const outboxModel = {
  uid: 'newsroom::delivery',
  singularName: 'delivery',
  tableName: table,
  attributes: {
    id: { type: 'increments' },
    event: { type: 'string' },
    target: { type: 'string' },
    happenedAt: { type: 'biginteger' },
    changes: { type: 'text' },
    attempts: { type: 'integer' },
    /** The last attempt did not reach every instance; such rows are tried again one at a time, until one does. */
    unreachable: { type: 'boolean' },
    /** Instances of the target that have answered already; later attempts leave them out. */
    answered: { type: 'text' },
    dueAt: { type: 'biginteger' },
    claimedBy: { type: 'string' },
    claimedUntil: { type: 'biginteger' },
    deliveredAt: { type: 'biginteger' },
    lastError: { type: 'text' },
    answer: { type: 'text' },
  },
  indexes: [{ name: 'deliveries_waiting_index', columns: ['target', 'delivered_at', 'id'] }],
} as const;

interface Row {
  id: number;
  changes: string;
  attempts: number;
  unreachable: boolean | 0 | 1;
  answered: string | null;
  happened_at: number | string;
  due_at: number | string;
}

/** Rows of one target that this process alone may send now. */
export interface Claim {
  target: string;
  ids: number[];
  happenedAt: number;
  changes: Change[];
  attempts: number;
  answered: string[];
}

export interface Outcome {
  delivered: boolean;
  unreachable: boolean;
  /** Instances that took the event, in this attempt or an earlier one. */
  answered: string[];
  answer: string | null;
  error: string | null;
}

/** How long a claim holds without being renewed: a killed replica's rows are free again after this. */
export const claimMilliseconds = 3500;
const firstPause = 250;
const longestPause = 2000;
const keptMilliseconds = 30 * 24 * 60 * 60 * 1000;
const changesInOneEvent = 100;
/** How many waiting rows a look into the queue takes in. */
const lookAhead = 200;

/** A page that still fails after this many attempts is broken rather than busy, and need not be rendered every two seconds. */
const patientAttempts = 30;
const patientPause = 15_000;

/** Milliseconds until the next attempt: doubling, so that a site that comes back is found within two seconds. */
export function pauseAfter(attempts: number, unreachable: boolean): number {
  if (!unreachable && attempts > patientAttempts) return patientPause;
  return Math.min(firstPause * 2 ** Math.max(attempts - 1, 0), longestPause);
}

/**
 * What was never tried, and what is tried again: two queues, so that an instance that hangs holds up what waits for it
 * and not what is new for the others.
 */
export type Turn = 'first' | 'again';
export const turns: readonly Turn[] = ['first', 'again'];
const ofTurn: Readonly<Record<Turn, readonly [column: 'attempts', operator: '=' | '>', value: 0]>> = { first: ['attempts', '=', 0], again: ['attempts', '>', 0] };

/** Probes first, then the others by the moment they are due. */
const inOrder = 'case when unreachable = true then 0 else 1 end, due_at, id';

export const registerOutbox = (strapi: Core.Strapi) => strapi.get('models').add(outboxModel);

export type Outbox = ReturnType<typeof createOutbox>;

/** The waiting deliveries. Every time in it is the database's, so that replicas whose clocks differ agree on claims. */
export function createOutbox(strapi: Core.Strapi) {
  const me = randomUUID();
  const rows = (): Knex.QueryBuilder => strapi.db.getConnection(table);

  const now = () => databaseNow(strapi);

  /** Adds one event for every target. Inside a transaction it becomes true together with the change it tells of. */
  async function add(trx: Knex.Transaction, targets: readonly string[], changes: readonly Change[]): Promise<void> {
    if (changes.length === 0 || targets.length === 0) return;
    const happenedAt = Date.now();
    for (let start = 0; start < changes.length; start += changesInOneEvent) {
      const event = randomUUID();
      const part = JSON.stringify(changes.slice(start, start + changesInOneEvent));
      await rows().transacting(trx).insert(
        targets.map((target) => ({
          event, target, happened_at: happenedAt, changes: part, attempts: 0, unreachable: false, due_at: 0,
        })),
      );
    }
  }

  /** Whether anything waits, for whatever reason: one look at the index, twice a second for as long as the newsroom runs. */
  const isWaiting = async (targets: readonly string[]): Promise<boolean> =>
    Boolean(await rows().whereIn('target', [...targets]).whereNull('delivered_at').first('id'));

  /** @returns the rows of `target` to send next, now held by this process, or `null` when there is nothing to do yet */
  async function claim(target: string, turn: Turn): Promise<Claim | null> {
    const at = await now();
    const undelivered = () => rows().where({ target }).where(...ofTurn[turn]).whereNull('delivered_at');
    if (await undelivered().where('claimed_until', '>', at).first('id')) return null;
    const waiting: Row[] = await undelivered()
      .select('id', 'changes', 'attempts', 'unreachable', 'answered', 'happened_at', 'due_at').orderByRaw(inOrder).limit(lookAhead);
    const batch = nextBatch(waiting, at);
    const [first] = batch;
    if (!first) return null;
    const ids = batch.map(({ id }) => id);
    const taken = await rows().whereIn('id', ids).whereNull('delivered_at')
      .where((query) => query.whereNull('claimed_until').orWhere('claimed_until', '<=', at))
      .update({ claimed_by: me, claimed_until: at + claimMilliseconds });
    if (taken !== ids.length) {
      await release(ids);
      return null;
    }
    return {
      target,
      ids,
      happenedAt: Number(first.happened_at),
      changes: merge(batch.flatMap((row) => JSON.parse(row.changes) as Change[])),
      attempts: first.attempts,
      answered: first.answered ? (JSON.parse(first.answered) as string[]) : [],
    };
  }

  const mine = (ids: readonly number[]) => rows().whereIn('id', [...ids]).where({ claimed_by: me });

  async function renew(ids: readonly number[]): Promise<void> {
    await mine(ids).update({ claimed_until: (await now()) + claimMilliseconds });
  }

  async function release(ids: readonly number[]): Promise<void> {
    await mine(ids).update({ claimed_by: null, claimed_until: null });
  }

  /** The rows that waited with a probe which has come through: they travel together, as though never tried. */
  async function freeTheWaiting(target: string): Promise<void> {
    await rows().where({ target, unreachable: true }).whereNull('delivered_at')
      .update({ unreachable: false, attempts: 0, answered: null, due_at: 0 });
  }

  /** Writes down what an attempt came to. @returns milliseconds until the rows are due again, or `null` when they are done */
  async function settle({ target, ids, attempts }: Claim, outcome: Outcome): Promise<number | null> {
    const at = await now();
    const pause = outcome.delivered ? null : pauseAfter(attempts + 1, outcome.unreachable);
    await mine(ids).update({
      attempts: attempts + 1,
      unreachable: outcome.unreachable,
      answered: JSON.stringify(outcome.answered),
      answer: outcome.answer,
      last_error: outcome.error,
      delivered_at: outcome.delivered ? at : null,
      due_at: at + (pause ?? 0),
      claimed_by: null,
      claimed_until: null,
    });
    if (!outcome.unreachable) await freeTheWaiting(target);
    return pause;
  }

  /** Forgets what was delivered long ago, and what waits for a target that is no longer configured. */
  async function prune(targets: readonly string[]): Promise<void> {
    const before = (await now()) - keptMilliseconds;
    await rows().where('happened_at', '<', before)
      .where((query) => query.whereNotNull('delivered_at').orWhereNotIn('target', [...targets])).delete();
  }

  return { add, isWaiting, claim, renew, release, settle, prune };
}

/**
 * Rows never tried travel together. A target of which an instance cannot be reached is probed with one row at a time, the
 * one not tried for longest, and not before the pause after the last probe is over. (What was tried once was no probe.)
 * A row that reached it and was answered with failed pages is tried again alone.
 * @param waiting rows of one turn
 */
export function nextBatch<R extends Pick<Row, 'changes' | 'attempts' | 'unreachable' | 'due_at'>>(waiting: readonly R[], now: number): R[] {
  const probes = waiting.filter((row) => row.unreachable);
  const [probe] = probes;
  if (probe) return [probe, ...probes.filter(({ attempts }) => attempts > 1)].every((row) => Number(row.due_at) <= now) ? [probe] : [];
  const again = waiting.filter(({ attempts }) => attempts > 0);
  if (again.length > 0) return again.filter((row) => Number(row.due_at) <= now).slice(0, 1);
  const batch: R[] = [];
  let changes = 0;
  let bytes = 1024;
  for (const row of waiting) {
    changes += (JSON.parse(row.changes) as unknown[]).length;
    bytes += Buffer.byteLength(row.changes);
    if (batch.length > 0 && (changes > changesInOneEvent || bytes > deliveryBodyLimit)) break;
    batch.push(row);
  }
  return batch;
}

const slugsInOneChange = 10;

/** Several changes of one document become one, as long as its addresses fit. */
export function merge(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  const whole: Change[] = [];
  for (const change of changes) {
    const key = `${change.type} ${change.documentId}`;
    const earlier = merged.get(key);
    const slugs = [...new Set([...(earlier?.slugs ?? []), ...change.slugs])];
    if (slugs.length > slugsInOneChange) whole.push(change);
    else merged.set(key, { ...change, slugs });
  }
  return [...merged.values(), ...whole];
}
