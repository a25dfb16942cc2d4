import { type Change, type EntryType, entries, gonePageType, redirectType } from '@dpo/content';
import type { UID } from '@strapi/strapi';

/** The name by which Strapi knows an entry's type. */
export const uidOf = (type: EntryType) => `api::${type}.${type}` as UID.ContentType;

const types: ReadonlyMap<string, EntryType> = new Map(entries.map(({ type }) => [uidOf(type), type]));

export const publicUids: readonly UID.ContentType[] = entries.map(({ type }) => uidOf(type));

/** @returns the entry type behind one of Strapi's names, or `undefined` when the public never sees it */
export const entryTypeOf = (uid: string): EntryType | undefined => types.get(uid);

/** Where addresses without a page lead; the site reads both together. */
const oldAddresses: ReadonlySet<string> = new Set([redirectType, gonePageType].map((type) => `api::${type}.${type}`));

/** @returns what a change to one of Strapi's types is called in a delivery, or `undefined` when the site reads nothing of it */
export const changeTypeOf = (uid: string): Change['type'] | undefined => (oldAddresses.has(uid) ? redirectType : entryTypeOf(uid));
