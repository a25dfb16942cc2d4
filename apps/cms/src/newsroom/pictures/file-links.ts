import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { attributesOf } from '../model';

export interface StoredFile {
  id: number;
  url: string;
  updatedAt: string;
  formats: Record<string, { url?: string }> | null;
}

const written: ReadonlySet<string> = new Set(['string', 'text', 'richtext', 'blocks']);

/** `_` and `%` in a name stand for themselves. */
const literally = (text: string) => text.replace(/[!_%]/g, '!$&');

/** @returns the columns of a type or component in which words stand */
export function writtenIn(strapi: Core.Strapi, uid: string): string[] {
  const { attributes } = strapi.db.metadata.get(uid);
  return Object.entries(attributesOf(strapi, uid)).flatMap(([name, { type }]) => {
    const stored = attributes[name] as { columnName?: string } | undefined;
    return written.has(type) ? [stored?.columnName ?? name] : [];
  });
}

/** @returns a condition: that the words in one of these columns link to a file */
export const whereLinked = (columns: readonly string[], { url }: Pick<StoredFile, 'url'>) => (query: Knex.QueryBuilder): void => {
  for (const column of columns) query.orWhereRaw("cast(?? as text) like ? escape '!'", [column, `%${literally(url)}%`]);
};
