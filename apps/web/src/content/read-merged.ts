import 'server-only';
import { type AnyEntry, type ListValues, type Locale, isListed, locales, mergeLanguages } from '@dpo/content';
import { readAll } from './read';

/**
 * A whole list in all languages together: each entry once, in the reader's language where it is published in that, else
 * in the language that it has; `locale` of each says which. In the entry's own order, without what was withdrawn.
 * @throws {ContentError} when the CMS cannot tell
 */
export async function readMerged<E extends AnyEntry>(entry: E, { code: reader }: Locale): Promise<ListValues<E>[]> {
  const lists = await Promise.all(locales.map(({ code }) => readAll(entry, { locale: code })));
  return mergeLanguages(reader, lists as Parameters<typeof mergeLanguages>[1], entry.sort).filter(isListed) as ListValues<E>[];
}
