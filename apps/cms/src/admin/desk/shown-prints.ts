import type { Desk, Locale, Part } from './desk-store';

/** By address what the forms of a document were filled with since this page was loaded. */
const filled = new Map<string, Partial<Record<Part, string>>>();

/** Of words that were newer than those in the form when the newsroom was asked. */
const unseen = 'unseen';

/** Remembers what a form shows. @param shownFrom the moment of its words, in milliseconds since 1970 */
export function formFilled(address: string, { prints, languages }: Desk, locale: Locale, shownFrom: number): void {
  const isBehind = languages.some((language) => language.locale === locale && (language.changedAt ?? 0) > shownFrom);
  filled.set(address, { ...filled.get(address), [locale]: isBehind ? unseen : prints[locale], shared: prints.shared });
}

/** What a decision is about: what the forms showed, in languages that none was opened in what there is, and for which readers. */
export const shownIn = (address: string, { prints, onlyIn }: Desk) => ({ prints: { ...prints, ...filled.get(address) }, onlyIn });

/** @returns whether there are other words than a form showed */
export const isChangedSince = (address: string, { prints }: Desk): boolean =>
  Object.entries(filled.get(address) ?? {}).some(([part, print]) => prints[part as Part] !== print);
