import { type AnyEntry, type EntryType, type Field, entries } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import { entryTypeOf, uidOf } from './public-types';
import { wholeDocument } from './whole-document';

interface Related {
  id: number;
  documentId: string;
}

type Version = { id: number; documentId: string; locale: string; publishedAt: string | null } & Record<string, unknown>;

interface Shared {
  columns: string[];
  /** The type at the other end, by field. */
  relations: Record<string, UID.ContentType>;
}

function sharedFieldsOf(entry: AnyEntry): Shared {
  const fields = Object.entries(entry.fields).filter(([, { localized }]: [string, Field]) => !localized);
  return {
    columns: fields.flatMap(([name, { target }]) => (target ? [] : [name])),
    relations: Object.fromEntries(fields.flatMap(([name, { target }]) => (target ? [[name, uidOf(target as EntryType)]] : []))),
  };
}

const shared = new Map<EntryType, Shared>(entries.map((entry) => [entry.type, sharedFieldsOf(entry)]));

const relatedIn = (version: Version, field: string) => (version[field] ?? []) as Related[];
const asSet = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join();

const versionsOf = (strapi: Core.Strapi, uid: UID.ContentType, documentId: string) => wholeDocument(strapi, { uid, documentId }) as unknown as Promise<readonly Version[]>;

/** @returns what another language's version lacks of what this one shares with it */
async function differences(strapi: Core.Strapi, from: Version, to: Version, { columns, relations }: Shared): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = Object.fromEntries(columns.filter((name) => from[name] !== to[name]).map((name) => [name, from[name]]));
  for (const [name, target] of Object.entries(relations)) {
    const documentIds = relatedIn(from, name).map(({ documentId }) => documentId);
    const publishedAt = to.publishedAt === null ? { $null: true } : { $notNull: true };
    const rows: Related[] = await strapi.db.query(target).findMany({ where: { documentId: { $in: documentIds }, locale: to.locale, publishedAt }, select: ['id', 'documentId'] });
    const ids = documentIds.flatMap((documentId) => rows.find((row) => row.documentId === documentId)?.id ?? []);
    if (asSet(ids) !== asSet(relatedIn(to, name).map(({ id }) => id))) data[name] = { set: ids.map((id) => ({ id })) };
  }
  return data;
}

async function copyShared(strapi: Core.Strapi, uid: UID.ContentType, from: Version, to: Version, fields: Shared) {
  const data = await differences(strapi, from, to, fields);
  if (Object.keys(data).length > 0) await strapi.db.query(uid).update({ where: { id: to.id }, data });
}

const idsIn = (result: unknown): number[] => {
  if (typeof result !== 'object' || result === null) return [];
  if ('entries' in result && Array.isArray(result.entries)) return result.entries.flatMap(idsIn);
  return 'id' in result && typeof result.id === 'number' ? [result.id] : [];
};

const sharing: ReadonlySet<string> = new Set(['update', 'publish', 'discardDraft']);

/**
 * Keeps what all languages share (address, dates, categories, pillars) the same in all languages. The i18n plugin never
 * copies addresses and relations, and other fields only when they differ from whichever version it finds first, so that
 * a published version in another language would keep the old address.
 */
export function keepSharedFields(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    const type = entryTypeOf(context.uid);
    const fields = type && shared.get(type);
    if (!fields || !sharing.has(context.action)) return next();
    const { documentId } = context.params as { documentId: string };
    const versions = () => versionsOf(strapi, context.uid, documentId);
    const known = (await versions()).filter(({ publishedAt }) => publishedAt === null);
    const result = await next();
    const ids = idsIn(result);
    for (const version of (await versions()).filter(({ id }) => ids.includes(id))) {
      const isDraft = version.publishedAt === null;
      const others = (await versions()).filter(({ locale, publishedAt }) => locale !== version.locale && (publishedAt === null) === isDraft);
      const isNew = context.action === 'update' && !known.some(({ locale }) => locale === version.locale);
      const [model] = others;
      const lacksRelations = Object.keys(fields.relations).every((name) => relatedIn(version, name).length === 0);
      // A language just begun has an empty form: it takes over what the others are related to.
      const takesOver = isNew && lacksRelations && model !== undefined;
      if (takesOver) await copyShared(strapi, context.uid, model, version, { columns: [], relations: fields.relations });
      const toOthers = takesOver ? { columns: fields.columns, relations: {} } : fields;
      for (const other of others) await copyShared(strapi, context.uid, version, other, toOthers);
    }
    return result;
  });
}
