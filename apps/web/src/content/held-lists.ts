import type { AnyEntry, Change } from '@dpo/content';

interface Item {
  readonly documentId: string;
}

/** A whole list of one type in one language. */
interface Held {
  entry: Pick<AnyEntry, 'type' | 'embeds'>;
  /** Milliseconds since 1970 when it was last read whole. */
  readAt: number;
  /** `null` while it is read for the first time. */
  items: Map<string, Item> | null;
  /** Documents that may have changed since they were read, and the number of the last change told of. */
  changed: Map<string, number>;
}

/**
 * Milliseconds after which a list is read whole, so that a change that nobody told of heals; and how many documents are
 * read one by one: a page of a list holds a hundred.
 */
const limits = { age: 300_000, documents: 20 };

interface Store {
  lists: Map<string, Held>;
  /** How many changes were told of. */
  changes: number;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: Store | undefined };
const key = Symbol.for('dpo.held-lists');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const store: Store = (shared[key] ??= { lists: new Map<string, Held>(), changes: 0 });

export interface ListReader<T> {
  /** Reads all of it. */
  all(): Promise<T[]>;
  /** Reads one document: none when it is not, or no longer, part of the list. */
  one(documentId: string): Promise<T[]>;
}

/**
 * A list as the CMS has it now, for the price of what has changed: a newsroom of some years has thousands of items, and
 * each publish shows on pages that need the whole list.
 * @param name the list's type and language
 * @returns its items, in no order
 * @throws what `reader` throws; what was to be read then stays to be read
 */
export async function heldList<T extends Item>(name: string, entry: Held['entry'], reader: ListReader<T>, clock = Date.now): Promise<T[]> {
  const held = store.lists.get(name);
  const isUsable = held?.items && clock() - held.readAt < limits.age && held.changed.size <= limits.documents;
  return isUsable ? catchUp(held, reader) : readWhole(name, entry, reader, clock());
}

async function readWhole<T extends Item>(name: string, entry: Held['entry'], { all }: ListReader<T>, now: number): Promise<T[]> {
  // In place before it is read: changes that are told of meanwhile are noted in it.
  const held: Held = { entry, readAt: now, items: null, changed: new Map() };
  store.lists.set(name, held);
  try {
    const items = await all();
    held.items = new Map(items.map((item) => [item.documentId, item]));
    return items;
  } catch (error) {
    if (store.lists.get(name) === held) store.lists.delete(name);
    throw error;
  }
}

async function catchUp<T extends Item>(held: Held, { one }: ListReader<T>): Promise<T[]> {
  const read = await Promise.all([...held.changed].map(async ([documentId, change]) => ({ documentId, change, items: await one(documentId) })));
  for (const { documentId, change, items } of read) {
    // Told of again, or read by somebody else, since this was asked: what they read is newer.
    if (held.changed.get(documentId) !== change) continue;
    held.changed.delete(documentId);
    held.items?.delete(documentId);
    for (const item of items) held.items?.set(documentId, item);
  }
  return [...(held.items as Map<string, T>).values()];
}

/** Takes note of a delivery's changes. A list that shows another type within its items is read whole after a change to that. */
export function listsChanged(changes: readonly Pick<Change, 'type' | 'documentId'>[]): void {
  store.changes += 1;
  for (const [name, { entry, changed }] of store.lists)
    for (const { type, documentId } of changes) {
      if (type === entry.type) changed.set(documentId, store.changes);
      if (entry.embeds.includes(type)) store.lists.delete(name);
    }
}

/** After an outage: changes may have been made that nobody could tell of yet, so that lists are read whole. */
export const forgetLists = (): void => store.lists.clear();
