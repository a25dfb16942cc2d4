import { type AnyEntry, entries, locales, redirectType } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { recordAudit } from '../audit/audit';
import type { Outbox } from '../delivery/outbox';
import { entryTypeOf } from '../public-types';
import { wholeDocument } from '../whole-document';
import { type StoredRedirect, redirectUid } from './stored-redirects';

interface Parts {
  outbox: Pick<Outbox, 'add'>;
  targets: readonly string[];
  onCommitted: () => void;
}

const all: readonly AnyEntry[] = entries;

/** @returns the addresses of an entry in every language, in the order of the languages */
const addressesOf = ({ href }: AnyEntry, slug: string): string[] => locales.flatMap(({ segment }) => href(segment, slug) ?? []);

/** Takes redirects away that lead from these addresses, and tells of it. @returns how many */
async function remove(strapi: Core.Strapi, addresses: readonly string[]): Promise<number> {
  const redirects = strapi.db.query(redirectUid);
  const found: StoredRedirect[] = await redirects.findMany({ where: { from: { $in: [...addresses] } }, select: ['documentId', 'from', 'to'] });
  await redirects.deleteMany({ where: { from: { $in: [...addresses] } } });
  for (const { documentId, from, to } of found) await recordAudit(strapi, { action: 'delete', subject: { type: redirectUid, id: documentId, name: from }, before: { from, to } });
  return found.length;
}

/** @returns how many redirects were made or taken away */
async function move(strapi: Core.Strapi, entry: AnyEntry, left: readonly string[], taken: readonly string[]): Promise<number> {
  const redirects = strapi.db.query(redirectUid);
  // A page is there again: what led away from its address would come into force when the page goes, and lead in a circle.
  const count = await remove(strapi, taken.flatMap((slug) => addressesOf(entry, slug)));
  const [now] = taken;
  if (now === undefined) return count;
  const targets = addressesOf(entry, now);
  const moves = left.flatMap((slug) => addressesOf(entry, slug).map((from, index) => ({ from, to: targets[index] ?? '' })));
  const at = new Date().toISOString();
  for (const { from, to } of moves) {
    await remove(strapi, [from]);
    const { documentId }: StoredRedirect = await redirects.create({ data: { from, to, createdAt: at, updatedAt: at, publishedAt: at } });
    await recordAudit(strapi, { action: 'create', subject: { type: redirectUid, id: documentId, name: from }, after: { from, to } });
  }
  return count + moves.length;
}

/** Leads readers of a published entry's earlier address to its new one, whoever publishes it and however. */
export function keepMovedAddresses(strapi: Core.Strapi, { outbox, targets, onCommitted }: Parts) {
  strapi.documents.use(async (context, next) => {
    const entry = all.find(({ type }) => type === entryTypeOf(context.uid));
    if (!entry?.fields.slug || context.action !== 'publish') return next();
    const { documentId } = context.params as { documentId: string };
    const publishedSlugs = async () => {
      const rows = await wholeDocument(strapi, { uid: context.uid, documentId });
      return [...new Set(rows.flatMap(({ slug, publishedAt }) => (publishedAt === null ? [] : slug ?? [])))];
    };
    return strapi.db.transaction(async ({ trx, onCommit }) => {
      const before = await publishedSlugs();
      const result = await next();
      const after = await publishedSlugs();
      if ((await move(strapi, entry, before.filter((slug) => !after.includes(slug)), after)) > 0) {
        await outbox.add(trx, targets, [{ type: redirectType, documentId: 'address', action: 'publish', slugs: [] }]);
        onCommit(onCommitted);
      }
      return result;
    });
  });
}
