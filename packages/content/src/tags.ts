import type { AnyEntry } from './entries/entry';

type Tagged = Pick<AnyEntry, 'type' | 'embeds'>;

const tagOfEntry = (type: string, slug?: string) => (slug === undefined ? `entry:${type}` : `entry:${type}:${slug}`);
const tagOfList = (type: string) => `list:${type}`;

/** The cache tags of a page that reads one entry: itself, and the types that appear inside it. */
export const tagsForOne = (entry: Tagged, slug?: string): string[] => [tagOfEntry(entry.type, slug), ...entry.embeds.map(tagOfList)];

/** The cache tags of a page that reads a list. */
export const tagsForList = (entry: Tagged): string[] => [tagOfList(entry.type), ...entry.embeds.map(tagOfList)];

/**
 * The cache tags that one change makes stale.
 * @param slugs the entry's addresses before and after the change; none for a single type
 */
export const tagsForChange = ({ type, slugs }: { type: string; slugs: readonly string[] }): string[] => [
  tagOfList(type),
  tagOfEntry(type),
  ...slugs.map((slug) => tagOfEntry(type, slug)),
];
