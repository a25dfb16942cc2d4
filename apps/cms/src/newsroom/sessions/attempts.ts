import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { databaseNow, isPostgres } from '../database-now';

const table = 'log_in_attempts';

/** By e-mail address as typed, whether anybody has it or not: so both are answered alike. */
const attemptsModel = {
  uid: 'newsroom::log-in-attempt',
  singularName: 'log-in-attempt',
  tableName: table,
  attributes: {
    id: { type: 'increments' },
    email: { type: 'string' },
    /** In a row. */
    failures: { type: 'integer' },
    lockedUntil: { type: 'biginteger' },
    triedAt: { type: 'biginteger' },
    /** Since the last log-in. */
    failedSince: { type: 'integer' },
    lastAt: { type: 'biginteger' },
    lastFrom: { type: 'string' },
    /** What the person is told after logging in: the log-in before this one. */
    previousAt: { type: 'biginteger' },
    previousFrom: { type: 'string' },
    previousFailed: { type: 'integer' },
  },
  indexes: [{ name: 'log_in_attempts_email_unique', columns: ['email'], type: 'unique' }],
} as const;

interface Row {
  failures: number;
  locked_until: number | string | null;
  failed_since: number;
  last_at: number | string | null;
  last_from: string | null;
  previous_at: number | string | null;
  previous_from: string | null;
  previous_failed: number | null;
}

const mostFailures = 5;
const lockMilliseconds = 15 * 60 * 1000;
const keptMilliseconds = 30 * 24 * 60 * 60 * 1000;

export interface LastLogIn {
  /** Milliseconds since 1970; `null` when this is the first. */
  at: number | null;
  from: string | null;
  failed: number;
}

export const registerAttempts = (strapi: Core.Strapi): void => strapi.get('models').add(attemptsModel);

export type Attempts = ReturnType<typeof createAttempts>;

/** The attempts to log in, in the database: replicas count together, and a restart forgets none. */
export function createAttempts(strapi: Core.Strapi) {
  const rows = (trx: Knex.Transaction): Knex.QueryBuilder => strapi.db.getConnection(table).transacting(trx);

  /** Holds the row of an address until the end of the work, so that attempts made at once are counted one by one. */
  const holding = <T>(email: string, work: (row: Row, now: number, change: (changed: object) => Promise<unknown>) => Promise<T>): Promise<T> =>
    strapi.db.transaction(async ({ trx }) => {
      await rows(trx).insert({ email, failures: 0, failed_since: 0 }).onConflict('email').ignore();
      const mine = rows(trx).where({ email });
      const row: Row = await (isPostgres(strapi) ? mine.forUpdate() : mine).first();
      return work(row, await databaseNow(strapi, trx), (changed) => rows(trx).where({ email }).update(changed));
    }) as Promise<T>;

  return {
    /**
     * Counts an attempt as failed before anybody looks at the password: however many come at once, five get that far.
     * @returns whether the address is locked: then this attempt is not to be looked at
     */
    begin: (email: string): Promise<'locked' | 'open' | 'last'> =>
      holding(email, async (row, now, change) => {
        const lockedUntil = Number(row.locked_until ?? 0);
        if (lockedUntil > now) return 'locked';
        const failures = (lockedUntil > 0 ? 0 : row.failures) + 1;
        const isLast = failures >= mostFailures;
        await change({ failures, failed_since: row.failed_since + 1, tried_at: now, locked_until: isLast ? now + lockMilliseconds : null });
        return isLast ? 'last' : 'open';
      }),

    /** It was nobody's fault: the password was not looked at. */
    takeBack: (email: string): Promise<unknown> =>
      holding(email, (row, _now, change) =>
        change({ failures: Math.max(row.failures - 1, 0), failed_since: Math.max(row.failed_since - 1, 0), locked_until: null })),

    succeed: (email: string, from: string): Promise<unknown> =>
      holding(email, (row, now, change) =>
        change({
          failures: 0, locked_until: null, failed_since: 0, last_at: now, last_from: from,
          previous_at: row.last_at, previous_from: row.last_from, previous_failed: Math.max(row.failed_since - 1, 0),
        })),

    lastLogIn: (email: string): Promise<LastLogIn> =>
      holding(email, async (row) => ({
        at: row.previous_at === null ? null : Number(row.previous_at), from: row.previous_from, failed: row.previous_failed ?? 0,
      })),

    /** Forgets addresses that nobody has logged in with, a month after they were tried. */
    prune: (): Promise<unknown> =>
      strapi.db.transaction(async ({ trx }) =>
        rows(trx).whereNull('last_at').where('tried_at', '<', (await databaseNow(strapi, trx)) - keptMilliseconds).delete()),
  };
}
