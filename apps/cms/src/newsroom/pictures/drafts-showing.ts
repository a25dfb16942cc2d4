import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DocumentKey } from '../approval/editorial-records';
import { rowsHolding, rowsShowing } from '../delivery/media';
import { publicUids } from '../public-types';
import { type StoredFile, whereLinked, writtenIn } from './file-links';

/** Drafts of one document, by the numbers of their rows. */
interface Drafts {
  key: DocumentKey;
  ids: number[];
}

/** @returns rows of types and components whose own text links to a file */
async function rowsLinking(strapi: Core.Strapi, trx: Knex.Transaction, file: StoredFile): Promise<{ uid: string; id: number }[]> {
  const found: { uid: string; id: number }[] = [];
  for (const uid of [...publicUids, ...Object.keys(strapi.components)]) {
    const columns = writtenIn(strapi, uid);
    if (columns.length === 0) continue;
    const rows: { id: number }[] = await strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).transacting(trx).select('id').where(whereLinked(columns, file));
    found.push(...rows.map(({ id }) => ({ uid, id })));
  }
  return found;
}

/** @returns the drafts, in any language, that show a file or link to it */
export async function draftsShowing(strapi: Core.Strapi, trx: Knex.Transaction, file: StoredFile): Promise<Drafts[]> {
  const holders = [await rowsShowing(strapi, trx, file.id), await rowsHolding(strapi, trx, await rowsLinking(strapi, trx, file))];
  const drafts: Drafts[] = [];
  for (const uid of publicUids) {
    const ids = [...new Set(holders.flatMap((rows) => [...(rows.get(uid) ?? [])]))];
    const rows: { id: number; documentId: string }[] = await strapi.db.query(uid).findMany({ where: { id: { $in: ids }, publishedAt: null }, select: ['id', 'documentId'], orderBy: { documentId: 'asc' } });
    for (const documentId of new Set(rows.map((row) => row.documentId)))
      drafts.push({ key: { uid, documentId }, ids: rows.filter((row) => row.documentId === documentId).map(({ id }) => id) });
  }
  return drafts;
}
