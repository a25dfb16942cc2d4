import { redirectKey } from '@dpo/content';

/** How the process's server learns where old addresses lead. */
export interface Redirecting {
  /**
   * @returns by old address where its readers are sent, or `null` while that has never been read of the CMS; then it is
   * waited for, but not for long
   */
  known(): Promise<ReadonlyMap<string, string> | null>;
  /** Reads them again. Ends when they are there, or could not be read. */
  changed(): Promise<void>;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: Redirecting | undefined };
const key = Symbol.for('dpo.redirecting');

/** Makes this the process's. The server and Next's bundles are apart; the process is what they share. */
export const provideRedirecting = (redirecting: Redirecting): void => {
  shared[key] = redirecting;
};

/** Tells of a delivery: redirects have changed. */
export const redirectsChanged = async (): Promise<void> => shared[key]?.changed();

/**
 * @param address as it was asked for, with its query
 * @returns where its readers are sent, `null` when nowhere, `'unknown'` while the CMS has never told
 */
export async function redirectFor(address: string): Promise<{ to: string } | null | 'unknown'> {
  const known = await shared[key]?.known();
  if (!known) return 'unknown';
  const from = redirectKey(address);
  const to = from === null ? undefined : known.get(from);
  return to === undefined ? null : { to };
}
