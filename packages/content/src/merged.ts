import type { LocaleCode } from './locales';

interface Translated {
  readonly documentId: string;
  readonly locale: LocaleCode;
}

type Sortable = Readonly<Record<string, unknown>>;

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [String(one), String(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** @param sort as entries declare it: `field:asc` or `field:desc`, the first that differs decides */
export function inOrder<T extends object>(items: readonly T[], sort: readonly string[]): T[] {
  const rules = sort.map((rule) => rule.split(':') as [string, 'asc' | 'desc']);
  return [...items].sort((one, other) => {
    for (const [field, direction] of rules) {
      const difference = compare((one as Sortable)[field], (other as Sortable)[field]);
      if (difference !== 0) return direction === 'asc' ? difference : -difference;
    }
    return 0;
  });
}

/**
 * One list out of the lists of all languages: each document once, in the reader's language where it is published in
 * that, else in the first language that it has (`locale` says which).
 * @param sort the entry's order
 */
export function mergeLanguages<T extends Translated>(reader: LocaleCode, lists: readonly (readonly T[])[], sort: readonly string[]): T[] {
  const merged = new Map<string, T>();
  for (const item of lists.flat()) if (item.locale === reader || !merged.has(item.documentId)) merged.set(item.documentId, item);
  return inOrder([...merged.values()], sort);
}

/** Whether readers are led to it: what was withdrawn keeps its page, but lists, feeds and search leave it out. */
export const isListed = (values: object): boolean => !('withdrawn' in values) || values.withdrawn === null;
