import { AsyncLocalStorage } from 'node:async_hooks';
import { type LocaleCode, localeCodes } from '@dpo/content';

/** What whoever takes a page off leaves to its readers: in each language a reason, or the address where they are sent. */
export interface Farewell {
  reasons: Partial<Record<LocaleCode, string>>;
  to: Partial<Record<LocaleCode, string>>;
  /** Nobody is there to be asked: a language that nothing was written for gets the other's words. */
  isUnattended?: boolean;
}

const spoken = new AsyncLocalStorage<Farewell>();

/** Does work that takes pages off the site, and leaves this to their readers. */
export const sayingFarewell = <T>(farewell: Farewell, work: () => Promise<T>): Promise<T> => spoken.run(farewell, work);

/** @returns what the current work leaves to readers, or `null` when nothing was said */
export const currentFarewell = (): Farewell | null => spoken.getStore() ?? null;

/** @returns the same for the newsroom's history and the audit, or `null` */
export function farewellInWords(farewell: Farewell | null = currentFarewell()): string | null {
  const lines = localeCodes.flatMap((locale) => [...(farewell?.reasons[locale] ? [farewell.reasons[locale]] : []), ...(farewell?.to[locale] ? [`→ ${farewell.to[locale]}`] : [])]);
  return lines.length > 0 ? [...new Set(lines)].join('\n') : null;
}

function textsIn(value: unknown): Partial<Record<LocaleCode, string>> {
  const texts = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.fromEntries(localeCodes.flatMap((locale) => {
    const text = texts[locale];
    return typeof text === 'string' && text.trim() !== '' ? [[locale, text.trim()]] : [];
  }));
}

/** @returns what a request's body leaves to readers, `null` when it says nothing. @param body `{ reasons, to }`, each by language */
export function farewellIn(body: unknown): Farewell | null {
  const { reasons, to } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const farewell = { reasons: textsIn(reasons), to: textsIn(to) };
  return Object.keys(farewell.reasons).length + Object.keys(farewell.to).length > 0 ? farewell : null;
}

/** What is left in one language. */
export interface Words {
  language: LocaleCode;
  reason: string | null;
  to: string | null;
}

/** @returns what readers of a language get, or `null` when nothing was said that is for them */
export function wordsFor({ reasons, to }: Farewell, locale: LocaleCode): Words | null {
  if (!reasons[locale] && !to[locale]) return null;
  return { language: locale, reason: reasons[locale] ?? null, to: to[locale] ?? null };
}
