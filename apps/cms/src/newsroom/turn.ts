import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DocumentKey } from './approval/editorial-records';
import { isPostgres } from './database-now';
import { readAnew } from './whole-document';

/** The documents at which transactions have their turn already. */
const taken = new WeakMap<Knex.Transaction, Set<string>>();

/**
 * Has requests and replicas take turns at one document until the transaction ends: what a decision was made on is then
 * what it is carried out on. SQLite has one connection, so that there all turns are taken one after the other.
 */
export async function takeTurn(strapi: Core.Strapi, trx: Knex.Transaction, { uid, documentId }: DocumentKey): Promise<void> {
  if (!isPostgres(strapi)) return;
  const held = taken.get(trx) ?? new Set<string>();
  taken.set(trx, held);
  const name = `${uid} ${documentId}`;
  if (held.has(name)) return;
  await strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).transacting(trx).where({ document_id: documentId }).whereNull('published_at').orderBy('id').forUpdate().select('id');
  held.add(name);
  // Whoever had the turn before may have changed it.
  readAnew(trx);
}
