import type { Knex } from 'knex';
import { type ChainedEntry, type Facts, breakBetween, chainHash, facts, noHash } from './entry';

export const auditTable = 'audit_entries';

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const names = ['sequence', ...facts, 'previousHash', 'hash'] as const;
const columns = names.map(columnOf);

type Row = Readonly<Record<string, string | number | null>>;

const entryOf = (row: Row): ChainedEntry => {
  const texts = Object.fromEntries([...facts, 'previousHash', 'hash'].map((name) => [name, String(row[columnOf(name)] ?? '')]));
  return { ...(texts as unknown as Omit<ChainedEntry, 'sequence'>), sequence: Number(row.sequence) };
};

const rowOf = (entry: ChainedEntry) => Object.fromEntries(names.map((name) => [columnOf(name), entry[name]]));

/** Any number that nothing else in this database locks by. */
const chainLock = 7_305_112_001;

/**
 * Adds entries to the end of the chain, inside the transaction of the change they tell of. On PostgreSQL replicas take
 * turns from here to the end of their transaction, so this belongs at its very end; the end of the chain is read after
 * the lock is held, when the turn before has been committed. SQLite has one writer at a time by itself.
 * @returns the entries as stored
 */
export async function append(trx: Knex.Transaction, isPostgres: boolean, told: readonly Facts[]): Promise<ChainedEntry[]> {
  if (isPostgres) await trx.raw('select pg_advisory_xact_lock(?)', [chainLock]);
  const last: Row | undefined = await trx(auditTable).select('sequence', 'hash').orderBy('sequence', 'desc').first();
  const added: ChainedEntry[] = [];
  let sequence = Number(last?.sequence ?? 0);
  let previousHash = String(last?.hash ?? noHash);
  for (const said of told) {
    sequence += 1;
    const entry = { ...said, sequence, previousHash };
    const hash = chainHash(entry);
    added.push({ ...entry, hash });
    previousHash = hash;
  }
  for (const entry of added) await trx(auditTable).insert(rowOf(entry));
  return added;
}

export interface Search {
  /** Part of the e-mail address of who did it. */
  who?: string;
  action?: string;
  /** Part of the subject's name, or its whole identifier. */
  subject?: string;
  /** ISO 8601 in UTC, from this moment … */
  from?: string;
  /** … to just before this one. */
  until?: string;
}

const containing = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

function found(connection: Knex, { who, action, subject, from, until }: Search): Knex.QueryBuilder {
  const query = connection(auditTable);
  if (who) query.whereRaw("lower(actor_email) like ? escape '\\'", [containing(who)]);
  if (action) query.where('action', action);
  if (from) query.where('at', '>=', from);
  if (until) query.where('at', '<', until);
  if (subject)
    query.where((either) => either.whereRaw("lower(subject_name) like ? escape '\\'", [containing(subject)]).orWhere('subject_id', subject));
  return query;
}

/** @returns one page of what was found, newest first, and how much was found in all */
export async function search(connection: Knex, what: Search, page: number, pageSize: number): Promise<{ entries: ChainedEntry[]; total: number }> {
  const rows: Row[] = await found(connection, what).select(columns).orderBy('sequence', 'desc').limit(pageSize).offset((page - 1) * pageSize);
  const [counted]: Row[] = await found(connection, what).count({ total: '*' });
  return { entries: rows.map(entryOf), total: Number(counted?.total ?? 0) };
}

const atOnce = 1000;

/** All that was found, oldest first, however much it is. */
export async function* walk(connection: Knex, what: Search = {}): AsyncGenerator<ChainedEntry> {
  for (let after = -1; ;) {
    const rows: Row[] = await found(connection, what).where('sequence', '>', after).select(columns).orderBy('sequence').limit(atOnce);
    for (const row of rows) yield entryOf(row);
    if (rows.length < atOnce) return;
    after = Number(rows.at(-1)?.sequence);
  }
}

/** The actions that entries name. */
export async function actionsIn(connection: Knex): Promise<string[]> {
  const rows: Row[] = await connection(auditTable).distinct('action').orderBy('action');
  return rows.map(({ action }) => String(action));
}

export interface Verdict {
  count: number;
  last: ChainedEntry | null;
  /** The first entry at which the chain is broken, and in what way. */
  broken: { sequence: number; why: string } | null;
}

/**
 * Follows the chain from its first entry.
 * @param expected an entry's number and hash as they were written elsewhere, such as in the log: that entry has to be
 * there still, which shows whether the end of the chain was cut off or all of it written anew
 */
export async function verify(connection: Knex, expected?: { sequence: number; hash: string }): Promise<Verdict> {
  let count = 0;
  let last: ChainedEntry | null = null;
  for await (const entry of walk(connection)) {
    const why = breakBetween(last, entry) ?? (entry.sequence === expected?.sequence && entry.hash !== expected.hash ? 'its hash is not the expected one' : null);
    count += 1;
    if (why) return { count, last, broken: { sequence: entry.sequence, why } };
    last = entry;
  }
  const [counted]: Row[] = await connection(auditTable).count({ total: '*' });
  if (Number(counted?.total) > count) return { count, last, broken: { sequence: count + 1, why: 'there are entries without a place in the chain' } };
  if (expected && expected.sequence > count) return { count, last, broken: { sequence: count + 1, why: 'it is missing, and so is all up to the expected one' } };
  return { count, last, broken: null };
}
