import { type AnyEntry, type EntryValues, type Locale, isSlug, locales } from '@dpo/content';
import { absent, readOne } from '@/content/read';

/** An entry in the reader's language; or, where it has not been published in that, in the languages that it has. */
export type Translated<V> =
  | { values: V; elsewhere: readonly [] }
  | { values: null; elsewhere: readonly { locale: Locale; values: V }[] };

/**
 * @param slug which entry; none for a single type
 * @returns the entry, at least in one language; one that is published in none ends in the 404 page
 * @throws {ContentError} when the CMS cannot tell
 */
export async function readTranslated<E extends AnyEntry>(entry: E, locale: Locale, slug?: string): Promise<Translated<EntryValues<E>>> {
  if (slug !== undefined && !isSlug(slug)) return absent();
  const readIn = ({ code }: Locale) => readOne(entry, slug === undefined ? { locale: code } : { locale: code, slug });
  const values = await readIn(locale);
  if (values !== null) return { values, elsewhere: [] };
  const others = await Promise.all(
    locales.filter(({ code }) => code !== locale.code).map(async (other) => ({ locale: other, values: await readIn(other) })),
  );
  const elsewhere = others.flatMap((other) => (other.values === null ? [] : [{ locale: other.locale, values: other.values }]));
  if (elsewhere.length === 0) return absent();
  return { values: null, elsewhere };
}
