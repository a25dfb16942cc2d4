import type { Change } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { entryTypeOf, publicUids } from '../public-types';
import type { Outbox } from './outbox';
import { slugsOf } from './recorder';

const fileType = 'plugin::upload.file';

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn?: { name: string };
  morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
}

const joinTableOf = (strapi: Core.Strapi, uid: string, attribute: string) =>
  (strapi.db.metadata.get(uid).attributes[attribute] as unknown as { joinTable: JoinTable }).joinTable;

interface Attribute {
  type: string;
  component?: string;
  components?: readonly string[];
}

/** @returns the attributes of a model that may hold a component */
function placesFor(component: string, attributes: Record<string, Attribute>): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    attribute.component === component || attribute.components?.includes(component) ? [name] : [],
  );
}

/** @returns rows of `parent` that hold one of these component rows */
async function parentsOf(strapi: Core.Strapi, trx: Knex.Transaction, parent: string, component: string, ids: readonly number[]): Promise<number[]> {
  const model = strapi.getModel(parent as never) as { attributes: Record<string, Attribute> };
  const [place] = placesFor(component, model.attributes);
  if (!place) return [];
  const { name, joinColumn, inverseJoinColumn, morphColumn } = joinTableOf(strapi, parent, place);
  const idColumn = morphColumn?.idColumn.name ?? inverseJoinColumn?.name;
  if (!idColumn) return [];
  const rows: Record<string, number>[] = await strapi.db.getConnection(name).transacting(trx)
    .distinct(joinColumn.name).whereIn(idColumn, [...ids]).where({ component_type: component });
  return rows.flatMap((row) => row[joinColumn.name] ?? []);
}

interface Holder {
  uid: string;
  id: number;
}

/** @returns for each public type and component the rows (published and not) that hold one of these, however deeply components nest */
export async function rowsHolding(strapi: Core.Strapi, trx: Knex.Transaction, holders: readonly Holder[]): Promise<Map<string, Set<number>>> {
  const found = new Map<string, Set<number>>();
  const waiting = [...holders];
  const parents = [...publicUids, ...Object.keys(strapi.components)];
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    const known = found.get(holder.uid) ?? new Set<number>();
    if (known.has(holder.id)) continue;
    found.set(holder.uid, known.add(holder.id));
    if (!(holder.uid in strapi.components)) continue;
    for (const parent of parents)
      for (const id of await parentsOf(strapi, trx, parent, holder.uid, [holder.id])) waiting.push({ uid: parent, id });
  }
  return found;
}

/** @returns the same for rows that show a file */
export async function rowsShowing(strapi: Core.Strapi, trx: Knex.Transaction, fileId: number): Promise<Map<string, Set<number>>> {
  const { name, joinColumn, morphColumn } = joinTableOf(strapi, fileType, 'related');
  if (!morphColumn) return new Map();
  const related: Record<string, string | number>[] = await strapi.db.getConnection(name).transacting(trx)
    .select(morphColumn.idColumn.name, morphColumn.typeColumn.name).where({ [joinColumn.name]: fileId });
  return rowsHolding(strapi, trx, related.map((row) => ({ uid: String(row[morphColumn.typeColumn.name]), id: Number(row[morphColumn.idColumn.name]) })));
}

/** @returns one change for each published document that shows the file */
export async function changesForFile(strapi: Core.Strapi, fileId: number): Promise<Change[]> {
  // In the transaction that changes the file, if there is one: it holds the only connection that SQLite has.
  const found = await strapi.db.transaction(({ trx }) => rowsShowing(strapi, trx, fileId));
  const changes: Change[] = [];
  for (const [uid, rowIds] of found) {
    const type = entryTypeOf(uid);
    if (!type) continue;
    const ids = [...rowIds];
    const rows: { documentId: string; slug?: string }[] = await strapi.db.query(uid)
      .findMany({ where: { id: { $in: ids }, publishedAt: { $notNull: true } } });
    for (const documentId of new Set(rows.map((row) => row.documentId)))
      changes.push({ type, documentId, action: 'media', slugs: slugsOf(rows.filter((row) => row.documentId === documentId)) });
  }
  return changes;
}

/** Tells the web of every published document that shows a file when the file is replaced, described anew or deleted. */
export function recordMediaChanges(strapi: Core.Strapi, outbox: Outbox, targets: readonly string[], onCommitted: () => void) {
  const write = async (changes: Change[]) => {
    await strapi.db.transaction(async ({ trx, onCommit }) => {
      await outbox.add(trx, targets, changes);
      onCommit(onCommitted);
    });
  };
  strapi.db.lifecycles.subscribe({
    models: [fileType],
    async afterUpdate({ params }) {
      const id = Number(params.where?.id);
      if (Number.isInteger(id)) await write(await changesForFile(strapi, id));
    },
    async beforeDelete(event) {
      const id = Number(event.params.where?.id);
      event.state.changes = Number.isInteger(id) ? await changesForFile(strapi, id) : [];
    },
    async afterDelete({ state }) {
      await write((state.changes as Change[] | undefined) ?? []);
    },
  });
}
