import type { Core, UID } from '@strapi/strapi';

interface Attribute {
  type: string;
  component?: string;
  components?: readonly string[];
  target?: string;
}

type Populate = Record<string, unknown>;

/** Strapi's own bookkeeping: it says nothing of the content. */
const bookkeeping = new Set(['id', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'localizations']);

/** @returns what makes `strapi.db.query` read all of an entry's content: its parts, and the identity of what it points to */
function populateOf(strapi: Core.Strapi, uid: string): Populate {
  const { attributes } = strapi.getModel(uid as UID.Schema) as unknown as { attributes: Record<string, Attribute> };
  const within = (component: string) => ({ populate: populateOf(strapi, component) });
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, component, components, target }]): [string, unknown][] => {
      if (bookkeeping.has(name)) return [];
      if (type === 'component' && component) return [[name, within(component)]];
      if (type === 'dynamiczone') return [[name, { on: Object.fromEntries((components ?? []).map((part) => [part, within(part)])) }]];
      if (type === 'media') return [[name, { select: ['hash'] }]];
      if (type === 'relation' && target?.startsWith('api::')) return [[name, { select: ['documentId'] }]];
      return [];
    }),
  );
}

function contentOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (bookkeeping.has(name) ? [] : [[name, contentOf(inner)]])));
}

export interface Version {
  language: string;
  isPublished: boolean;
  content: unknown;
}

/**
 * @param language one of them, or all where none is named
 * @returns the drafts and published versions of a document, in a fixed order; empty when there is no such document
 */
export async function versionsOf(strapi: Core.Strapi, uid: UID.ContentType, documentId: string, language?: string): Promise<Version[]> {
  const rows: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    where: { documentId, ...(language ? { locale: language } : {}) },
    populate: populateOf(strapi, uid),
  });
  return rows
    .map((row) => ({ language: typeof row.locale === 'string' ? row.locale : '', isPublished: Boolean(row.publishedAt), content: contentOf(row) }))
    .sort((a, b) => `${a.language} ${a.isPublished}`.localeCompare(`${b.language} ${b.isPublished}`));
}

/** @returns what people call a document: its first field of text */
export function nameOf(strapi: Core.Strapi, uid: UID.ContentType, versions: readonly Version[]): string {
  const { attributes } = strapi.contentType(uid) as unknown as { attributes: Record<string, Attribute> };
  const [field] = Object.entries(attributes).find(([, { type }]) => type === 'string') ?? [];
  const [content] = versions.map((version) => version.content as Record<string, unknown>);
  const name = field ? content?.[field] : undefined;
  return typeof name === 'string' ? name : '';
}
