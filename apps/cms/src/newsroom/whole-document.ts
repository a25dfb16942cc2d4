import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DocumentKey } from './approval/editorial-records';
import { populateWhole } from './model';
import { entryTypeOf } from './public-types';

/** A draft or published version of a document, with all that it holds as {@link populateWhole} reads it. */
export interface WholeRow extends Readonly<Record<string, unknown>> {
  id: number;
  documentId: string;
  locale: string | null;
  publishedAt: string | null;
  updatedAt: string;
  slug?: string | null;
  title?: string | null;
  updatedBy?: { id: number; firstname: string | null; lastname: string | null; email: string } | null;
}

type Reading = Promise<readonly WholeRow[]>;

/** What transactions have read of documents since they last changed any. */
const readings = new WeakMap<Knex.Transaction, Map<string, Reading>>();

const readWhole = (strapi: Core.Strapi, { uid, documentId }: DocumentKey): Reading =>
  strapi.db.query(uid).findMany({
    where: { documentId },
    populate: { ...populateWhole(strapi, uid), updatedBy: { select: ['id', 'firstname', 'lastname', 'email'] } },
    orderBy: { id: 'asc' },
  });

/**
 * Reads a document, which takes a dozen queries. Inside a transaction what was read is kept until something is changed
 * there: before a text is published, and after, half a dozen rules look at all of it.
 * @returns its drafts and published versions in every language, in the order of their numbers
 */
export async function wholeDocument(strapi: Core.Strapi, key: DocumentKey): Reading {
  if (!strapi.db.inTransaction()) return readWhole(strapi, key);
  return strapi.db.transaction(async ({ trx }) => {
    const kept = readings.get(trx) ?? new Map<string, Reading>();
    readings.set(trx, kept);
    const name = `${key.uid} ${key.documentId}`;
    const reading = kept.get(name) ?? readWhole(strapi, key);
    kept.set(name, reading);
    return reading;
  });
}

/** @returns as {@link wholeDocument}, the drafts only */
export const wholeDrafts = async (strapi: Core.Strapi, key: DocumentKey): Reading => (await wholeDocument(strapi, key)).filter(({ publishedAt }) => publishedAt === null);

/** Has what a transaction reads from here on be as it is then: it has changed something, or waited for others who did. */
export function readAnew(trx: Knex.Transaction): void {
  readings.delete(trx);
}

const reading: ReadonlySet<string> = new Set(['findOne', 'findFirst', 'findMany', 'count']);
const changed = ['afterCreate', 'afterCreateMany', 'afterUpdate', 'afterUpdateMany', 'afterDelete', 'afterDeleteMany'] as const;

/**
 * Belongs into Strapi's register phase, after every other middleware of documents: Strapi changes relations without
 * telling, and all rules that read after a change read after this.
 */
export function watchWholeDocuments(strapi: Core.Strapi): void {
  const forget = async () => {
    if (strapi.db.inTransaction()) await strapi.db.transaction(({ trx }) => { readAnew(trx); });
  };
  // Where old addresses lead, and what the audit tells, is in no document that the public reads.
  const isContent = (uid: string) => entryTypeOf(uid) !== undefined || uid.startsWith('plugin::upload.') || uid in strapi.components;
  const forgetContent = ({ model }: { model: { uid: string } }) => (isContent(model.uid) ? forget() : undefined);
  strapi.db.lifecycles.subscribe(Object.fromEntries(changed.map((event) => [event, forgetContent])));
  strapi.documents.use(async ({ action }, next) => {
    if (reading.has(action)) return next();
    try {
      return await next();
    } finally {
      await forget();
    }
  });
}
