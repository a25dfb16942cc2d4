import { fileVersion } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { attributesOf, componentsIn } from '../model';
import { publicUids } from '../public-types';
import { redirectUid } from '../redirects/stored-redirects';
import { gonePageUid } from '../withdrawal/gone-pages';
import { type StoredFile, whereLinked, writtenIn } from './file-links';

const fileType = 'plugin::upload.file';

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
}

/** Rows of one type or component that belong to what is asked for. */
interface Holders {
  uid: string;
  ids(): Knex.QueryBuilder;
}

const joinTableOf = (strapi: Core.Strapi, uid: string, attribute: string) =>
  (strapi.db.metadata.get(uid).attributes[attribute] as unknown as { joinTable: JoinTable }).joinTable;

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

/** Stored names are made of the hash and, for renditions, of a key before it. @returns what may be the hash */
const hashesIn = (name: string): string[] => {
  const parts = name.replace(/\.[^.]*$/, '').split('_');
  return parts.map((_, index) => parts.slice(index).join('_'));
};

/** Which versions of a type's documents are asked for: a query of their numbers. */
type Versions = (uid: string) => Knex.QueryBuilder;

/** @returns every address of a stored file */
const addressesOf = ({ url, formats }: StoredFile): string[] => [url, ...Object.values(formats ?? {}).flatMap((format) => format.url ?? [])];

/**
 * Tells which stored files the public may have: those that something published shows or links to, in any language, and
 * those where readers of an old address are sent.
 */
export function createPublishedFiles(strapi: Core.Strapi) {
  const rowsOf = (uid: string) => strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).select('id');
  const published: Versions = (uid) => rowsOf(uid).whereNotNull('published_at');
  /** Drafts that somebody looks at to approve them, or has approved for an hour to come. */
  const beingApproved: Versions = (uid) => {
    const submitted = strapi.db.getConnection('editorial_records').select('document_id').where({ uid, state: 'submitted' });
    const approved = strapi.db.getConnection('editorial_schedules').select('document_id').where({ uid, action: 'publish', state: 'waiting' });
    return rowsOf(uid).whereNull('published_at').where((query: Knex.QueryBuilder) => query.whereIn('document_id', submitted).orWhereIn('document_id', approved));
  };

  async function find(name: string): Promise<StoredFile | null> {
    const address = `/uploads/${name}`;
    const candidates: StoredFile[] = await strapi.db.query(fileType).findMany({ where: { hash: { $in: hashesIn(name) } }, select: ['id', 'url', 'updatedAt', 'formats'] });
    return candidates.find((file) => addressesOf(file).includes(address)) ?? null;
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
    const columns = writtenIn(strapi, uid);
    if (columns.length === 0) return [];
    return [strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).select('id').whereIn('id', ids()).where(whereLinked(columns, file))];
  }

  /** Redirects, and pages taken off, that send their readers to a file. */
  const leading = (file: StoredFile): Knex.QueryBuilder[] =>
    [redirectUid, gonePageUid].map((uid) =>
      strapi.db.getConnection(strapi.db.metadata.get(uid).tableName).select('id').where((query: Knex.QueryBuilder) => {
        for (const url of addressesOf(file)) whereLinked(['to'], { url })(query);
      }),
    );

  async function isAny(queries: readonly Knex.QueryBuilder[], trx?: Knex.Transaction): Promise<boolean> {
    const { connection } = strapi.db;
    const asked = connection.select(connection.raw('1')).where((query: Knex.QueryBuilder) => {
      for (const candidate of queries) query.orWhereExists(candidate);
    });
    const found = await (trx ? asked.transacting(trx) : asked);
    return found.length > 0;
  }

  async function isIn(versions: Versions, file: StoredFile, trx?: Knex.Transaction): Promise<boolean> {
    const holders = publicUids.flatMap((uid) => withComponents(strapi, { uid, ids: () => versions(uid) }));
    return (await isAny(holders.flatMap((some) => showing(some, file)), trx)) || isAny(holders.flatMap((some) => linking(some, file)), trx);
  }

  const isPublic = async (file: StoredFile, trx?: Knex.Transaction): Promise<boolean> => (await isAny(leading(file), trx)) || isIn(published, file, trx);

  return {
    /** @param name the last part of an address under `/uploads/` @returns which version of the file readers have, `null` for none */
    async versionOf(name: string): Promise<string | null> {
      const file = await find(name);
      return file !== null && (await isPublic(file)) ? fileVersion(file.updatedAt) : null;
    },

    /** @param name as for {@link has} @returns whether there is such a file, whoever may have it */
    async exists(name: string): Promise<boolean> {
      return (await find(name)) !== null;
    },

    /** @param id of a stored file @returns whether readers have it, or are to have it as it is */
    async isSettled(id: unknown, trx?: Knex.Transaction): Promise<boolean> {
      const file: StoredFile | null = await strapi.db.query(fileType).findOne({ where: { id }, select: ['id', 'url', 'updatedAt', 'formats'] });
      return file !== null && ((await isPublic(file, trx)) || isIn(beingApproved, file, trx));
    },
  };
}
