import type { Core } from '@strapi/strapi';
import { auditTable } from './ledger';

const refusal = 'Audit entries are never changed or deleted.';

/**
 * Row by row, not by statement: deleting a user makes PostgreSQL look for entries that name one as Strapi's own
 * `created_by_id`, of which there are none, and a trigger by statement would refuse that look.
 */
const forPostgres = [
  `create or replace function ${auditTable}_refuse() returns trigger language plpgsql as
    $$ begin raise exception '${refusal}' using errcode = 'integrity_constraint_violation'; end $$`,
  `create or replace trigger ${auditTable}_keep before update or delete on ${auditTable} for each row execute function ${auditTable}_refuse()`,
  `create or replace trigger ${auditTable}_keep_all before truncate on ${auditTable} for each statement execute function ${auditTable}_refuse()`,
];

/** `insert or replace` deletes the row whose number it takes, without a word to triggers on deletion. PostgreSQL knows no such thing. */
const forSqlite = [
  ...['update', 'delete'].map((change) => ({ change, when: '' })),
  { change: 'insert', when: `when exists (select 1 from ${auditTable} where id = new.id or sequence = new.sequence)` },
].map(({ change, when }) => `create trigger if not exists ${auditTable}_no_${change} before ${change} on ${auditTable} ${when} begin select raise(abort, '${refusal}'); end`);

/**
 * Makes the database itself refuse to change or delete entries. Belongs after Strapi has brought its tables up to date,
 * at each start: SQLite drops a table's triggers whenever Strapi rebuilds it.
 */
export async function keepEntries(strapi: Core.Strapi): Promise<void> {
  const isPostgres = strapi.db.dialect.client === 'postgres';
  await strapi.db.transaction(async ({ trx }) => {
    // Two replicas that start at once would replace the same function at once, which PostgreSQL refuses to one of them.
    if (isPostgres) await trx.raw('select pg_advisory_xact_lock(7305112002)');
    for (const statement of isPostgres ? forPostgres : forSqlite) await trx.raw(statement);
  });
}
