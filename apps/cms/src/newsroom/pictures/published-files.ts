import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { attributesOf, componentsIn } from '../model';
import { publicUids } from '../public-types';

const fileType = 'plugin::upload.file';

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
}

interface StoredFile {
  id: number;
  url: string;
  formats: Record<string, { url?: string }> | null;
}

/** Rows of one type or component that belong to something published. */
interface Holders {
  uid: string;
  ids(): Knex.QueryBuilder;
}

const joinTableOf = (strapi: Core.Strapi, uid: string, attribute: string) =>
  (strapi.db.metadata.get(uid).attributes[attribute] as unknown as { joinTable: JoinTable }).joinTable;

const written: ReadonlySet<string> = new Set(['string', 'text', 'richtext', 'blocks']);

/** @returns these holders and the components within them, however deeply they nest */
function withComponents(strapi: Core.Strapi, { uid, ids }: Holders): Holders[] {
  const components = Object.entries(attributesOf(strapi, uid)).flatMap(([name, attribute]) =>
    componentsIn(attribute).flatMap((component) => {
      const { name: table, joinColumn, inverseJoinColumn, morphColumn } = joinTableOf(strapi, uid, name);
      const column = morphColumn?.idColumn.name ?? inverseJoinColumn?.name ?? '';
      return withComponents(strapi, {
        uid: component,
        ids: () => strapi.db.getConnection(table).select(column).where({ field: name, component_type: component }).whereIn(joinColumn.name, ids()),
      });
    }),
  );
  return [{ uid, ids }, ...components];
}

/** `_` and `%` in a name stand for themselves. */
const literally = (text: string) => text.replace(/[!_%]/g, '!$&');

/** Stored names are made of the hash and, for renditions, of a key before it. @returns what may be the hash */
const hashesIn = (name: string): string[] => {
  const parts = name.replace(/\.[^.]*$/, '').split('_');
  return parts.map((_, index) => parts.slice(index).join('_'));
};

/** Tells which stored files the public may have: those that something published shows or links to, in any language. */
export function createPublishedFiles(strapi: Core.Strapi) {
  const holders = (): Holders[] =>
    publicUids.flatMap((uid) => {
      const { tableName } = strapi.db.metadata.get(uid);
      return withComponents(strapi, { uid, ids: () => strapi.db.getConnection(tableName).select('id').whereNotNull('published_at') });
    });

  async function find(name: string): Promise<StoredFile | null> {
    const address = `/uploads/${name}`;
    const candidates: StoredFile[] = await strapi.db.query(fileType).findMany({ where: { hash: { $in: hashesIn(name) } }, select: ['id', 'url', 'formats'] });
    return candidates.find(({ url, formats }) => url === address || Object.values(formats ?? {}).some((format) => format.url === address)) ?? null;
  }

  function showing({ uid, ids }: Holders, file: StoredFile): Knex.QueryBuilder[] {
    if (!Object.values(attributesOf(strapi, uid)).some(({ type }) => type === 'media')) return [];
    const { name, joinColumn, morphColumn } = joinTableOf(strapi, fileType, 'related');
    if (!morphColumn) return [];
    return [
      strapi.db.getConnection(name).select(joinColumn.name).where({ [joinColumn.name]: file.id, [morphColumn.typeColumn.name]: uid })
        .whereIn(morphColumn.idColumn.name, ids()),
    ];
  }

  function linking({ uid, ids }: Holders, file: StoredFile): Knex.QueryBuilder[] {
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const columns = Object.entries(attributesOf(strapi, uid)).flatMap(([name, { type }]) => {
      const stored = attributes[name] as { columnName?: string } | undefined;
      return written.has(type) ? [stored?.columnName ?? name] : [];
    });
    if (columns.length === 0) return [];
    return [
      strapi.db.getConnection(tableName).select('id').whereIn('id', ids()).where((query: Knex.QueryBuilder) => {
        for (const column of columns) query.orWhereRaw("cast(?? as text) like ? escape '!'", [column, `%${literally(file.url)}%`]);
      }),
    ];
  }

  async function isAny(queries: readonly Knex.QueryBuilder[]): Promise<boolean> {
    const { connection } = strapi.db;
    const found = await connection.select(connection.raw('1')).where((query: Knex.QueryBuilder) => {
      for (const candidate of queries) query.orWhereExists(candidate);
    });
    return found.length > 0;
  }

  return {
    /** @param name the last part of an address under `/uploads/` */
    async has(name: string): Promise<boolean> {
      const file = await find(name);
      if (!file) return false;
      const all = holders();
      return (await isAny(all.flatMap((some) => showing(some, file)))) || isAny(all.flatMap((some) => linking(some, file)));
    },
  };
}
