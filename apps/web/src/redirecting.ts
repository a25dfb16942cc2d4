import { type GonePage, type OldAddresses, redirectKey } from '@dpo/content';
import { setTimeout as sleep } from 'node:timers/promises';
import { subjectOf } from './subject-of-address';

/** How the process's server learns where addresses lead that have no page. */
export interface Redirecting {
  /** @returns what the CMS has told last, or `null` while it has never told; then it is waited for, but not for long */
  known(): Promise<OldAddresses | null>;
  /** @returns the same at once */
  lastKnown(): OldAddresses | null;
  /** @returns what was told of an address before, when it is not any more: the page that is there again may be on its way */
  former(key: string): GonePage | null;
  /** Reads them again. Ends when they are there, or could not be read. */
  changed(): Promise<void>;
  /** The same, but once a second at most for all who found nothing at an address. */
  afterAbsence(): Promise<void>;
}

/** Where readers are sent, or what they are told of a page that was taken off; `file` where no person reads the answer. */
export type Instead = { to: string } | { notice: GonePage } | { file: 'gone' };

const shared = globalThis as typeof globalThis & { [key: symbol]: Redirecting | undefined };
const key = Symbol.for('dpo.redirecting');

/** Makes this the process's. The server and Next's bundles are apart; the process is what they share. */
export const provideRedirecting = (redirecting: Redirecting): void => {
  shared[key] = redirecting;
};

/** Milliseconds that whoever has such news, or has found nothing, waits for it to be read. */
const patience = { changed: 1000, absent: 2000 };

/** Tells of news: redirects have changed, or pages were taken off or are there again. Ends when that is read, or takes long. */
export async function redirectsChanged(): Promise<void> {
  await Promise.race([shared[key]?.changed(), sleep(patience.changed, undefined, { ref: false })]);
}

function insteadOf(from: string, { leads, gone }: OldAddresses): { to: string } | { notice: GonePage } | null {
  const to = leads.get(from);
  if (to !== undefined) return { to };
  const notice = gone.get(from) ?? shared[key]?.former(from) ?? null;
  return notice && { notice };
}

/**
 * Tells that nothing was found at an address: it may have been taken off this moment. Ends as {@link redirectsChanged}, and
 * at once where it is known already what readers get instead: the page's delivery comes with that news.
 */
export async function nothingFound(address: string): Promise<void> {
  const known = shared[key]?.lastKnown();
  const from = redirectKey(address);
  if (known && from !== null && (known.leads.has(from) || known.gone.has(from))) return;
  await Promise.race([shared[key]?.afterAbsence(), sleep(patience.absent, undefined, { ref: false })]);
}

/**
 * @param address as it was asked for, with its query
 * @returns what readers get although something may seem to be there: staff have taken this very page off
 */
export function takenOff(address: string): { to: string } | { notice: GonePage } | null {
  const known = shared[key]?.lastKnown();
  const from = redirectKey(address);
  return known && from !== null && known.gone.has(from) ? insteadOf(from, known) : null;
}

/** @returns what readers were told last of the page at an address, for the notice itself */
export function noticeAt(address: string): GonePage | null {
  const from = redirectKey(address);
  return from === null ? null : (shared[key]?.lastKnown()?.gone.get(from) ?? shared[key]?.former(from) ?? null);
}

/**
 * @param address where nothing is, as it was asked for, with its query
 * @returns what readers get instead, `null` for nothing, `'unknown'` while the CMS has never told
 */
export async function insteadOfNothing(address: string): Promise<Instead | null | 'unknown'> {
  const known = await shared[key]?.known();
  if (!known) return 'unknown';
  const from = redirectKey(address);
  const own = from === null ? null : insteadOf(from, known);
  if (own) return own;
  const subject = subjectOf(address);
  const instead = subject && insteadOf(subject.page, known);
  if (!subject || !instead) return null;
  const to = 'to' in instead ? subject.movedTo(instead.to) : null;
  if (to !== null) return { to };
  return subject.isFile ? { file: 'gone' } : instead;
}
