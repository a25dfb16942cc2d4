import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { isPostgres } from '../database-now';

export const scheduleTable = 'editorial_schedules';

const scheduleModel = {
  uid: 'newsroom::schedule',
  singularName: 'schedule',
  tableName: scheduleTable,
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
    /** When staff were told that it failed, or is late. */
    toldAt: { type: 'biginteger' },
    /** Why the last attempt failed, in both languages. */
    error: { type: 'text' },
    /** What is left to readers when a page is taken off. */
    farewell: { type: 'text' },
  },
  indexes: [
    { name: 'editorial_schedules_due_index', columns: ['state', 'due_at'] },
    { name: 'editorial_schedules_document_index', columns: ['uid', 'document_id'] },
  ],
} as const;

export const registerSchedule = (strapi: Core.Strapi): void => strapi.get('models').add(scheduleModel);

/** What no two rows have in common, as an index and `on conflict` name it. */
export const oneWaiting = "(uid, document_id, action) where state = 'waiting'";

const isOutdone = `state = 'waiting' and exists (select 1 from ${scheduleTable} later where later.state = 'waiting' and later.id > ${scheduleTable}.id
  and later.uid = ${scheduleTable}.uid and later.document_id = ${scheduleTable}.document_id and later.action = ${scheduleTable}.action)`;

const index = 'editorial_schedules_one_waiting';

const isThere = async (strapi: Core.Strapi, trx: Knex.Transaction): Promise<boolean> =>
  (await (isPostgres(strapi) ? trx('pg_indexes').whereRaw('schemaname = current_schema()').where({ indexname: index }) : trx('sqlite_master').where({ type: 'index', name: index }))).length > 0;

/**
 * Makes the database itself refuse a second hour for the same action of a document. Belongs after Strapi has brought its
 * tables up to date, at each start: Strapi knows no index over some of the rows, and SQLite may lose it when Strapi
 * rebuilds the table. It is looked for first, since PostgreSQL would make even `if not exists` wait for the end of what
 * another replica is publishing, and all others wait behind that.
 */
export async function keepOneHour(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    // Two replicas that start at once.
    if (isPostgres(strapi)) await trx.raw('select pg_advisory_xact_lock(7305112003)');
    if (await isThere(strapi, trx)) return;
    await trx.raw(`update ${scheduleTable} set state = 'cancelled' where ${isOutdone}`);
    await trx.raw(`create unique index ${index} on ${scheduleTable} ${oneWaiting}`);
  });
}
