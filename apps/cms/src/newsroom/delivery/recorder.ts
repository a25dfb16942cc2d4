import type { Change } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { DocumentKey } from '../approval/editorial-records';
import { changeTypeOf } from '../public-types';
import { wholeDocument } from '../whole-document';
import type { Outbox } from './outbox';

/** Whatever may change what the public sees. Reading and saving drafts are looked at too: they come out as no change. */
const changing: ReadonlySet<string> = new Set(['create', 'update', 'clone', 'publish', 'unpublish', 'discardDraft', 'delete']);

interface PublishedRow {
  id: number;
  slug: string | null;
  updatedAt: string;
}

/** @returns the published versions of a document, in every language */
async function publishedRows(strapi: Core.Strapi, key: DocumentKey): Promise<PublishedRow[]> {
  const rows = await wholeDocument(strapi, key);
  return rows.flatMap(({ id, slug = null, updatedAt, publishedAt }) => (publishedAt === null ? [] : [{ id, slug, updatedAt }]));
}

export const slugsOf = (rows: readonly Partial<Pick<PublishedRow, 'slug'>>[]) => [...new Set(rows.flatMap(({ slug }) => slug ?? []))];

function actionFor(action: string): Change['action'] {
  return action === 'delete' || action === 'unpublish' ? action : 'publish';
}

const documentIdIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'documentId' in value && typeof value.documentId === 'string' ? value.documentId : null;

/**
 * Writes a delivery in the same transaction as the change it tells of, whoever makes the change and however.
 * It compares the published versions before and after, so that nothing is delivered when nothing public changed.
 * Has to be registered before the i18n plugin's own middleware, which copies shared fields to the other languages:
 * that copying then happens inside the same transaction.
 */
export function recordChanges(strapi: Core.Strapi, outbox: Outbox, targets: readonly string[], onCommitted: () => void) {
  strapi.documents.use(async (context, next) => {
    const type = changeTypeOf(context.uid);
    if (!type || !changing.has(context.action)) return next();
    return strapi.db.transaction(async ({ trx, onCommit }) => {
      const asked = documentIdIn(context.params);
      const known = asked ? await publishedRows(strapi, { uid: context.uid, documentId: asked }) : [];
      const result = await next();
      const documentId = documentIdIn(result) ?? asked;
      if (!documentId) return result;
      const before = documentId === asked ? known : [];
      const after = await publishedRows(strapi, { uid: context.uid, documentId });
      if (JSON.stringify(before) === JSON.stringify(after)) return result;
      const change: Change = { type, documentId, action: actionFor(context.action), slugs: slugsOf([...before, ...after]) };
      await outbox.add(trx, targets, [change]);
      onCommit(onCommitted);
      return result;
    });
  });
}
