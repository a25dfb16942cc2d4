import { AsyncLocalStorage } from 'node:async_hooks';
import { type AnyEntry, type Clearance, type Locale, clearance, clearanceHeaders, entries, signedClearance, verify } from '@dpo/content';
import { env } from './env';

/** A link for clearance, as the newsroom signed it. */
export interface ClearanceLink {
  link: string;
  /** Second since 1970 at which it ends. */
  until: number;
  signature: string;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<Clearance> | undefined };
const key = Symbol.for('dpo.clearance');

// The server in front and the pages behind it are bundled apart; the process is what they share.
const current: AsyncLocalStorage<Clearance> = (shared[key] ??= new AsyncLocalStorage<Clearance>());

/** Answers a request as the link for clearance allows that it came with: one document's draft, and no other. */
export const withinClearance = <T>(scope: Clearance, answer: () => T): T => current.run(scope, answer);

/** @returns what the request's link for clearance opens, or `null` when it came without one */
export const currentClearance = (): Clearance | null => current.getStore() ?? null;

/** @returns whether a draft may be read in this request: staff's previews show all of them */
export function isCleared(entry: Pick<AnyEntry, 'type' | 'kind'>, slug: string | undefined): boolean {
  const scope = currentClearance();
  return scope === null || (scope.type === entry.type && (entry.kind === 'singleType' || scope.slug === slug));
}

/** @returns the page that a link opens, in one of the languages */
export const clearedPath = ({ type, slug }: Clearance, segment: Locale['segment']): string | null =>
  entries.map((entry): AnyEntry => entry).find((entry) => entry.type === type)?.href(segment, slug) ?? null;

export const isSignedLink = ({ link, until, signature }: ClearanceLink): Promise<boolean> => verify(signedClearance(link), until, signature, env().PREVIEW_SECRET);

/** Milliseconds that the CMS may take. */
const patience = 3000;

/**
 * Asks the CMS whether a link still holds, and for what.
 * @param opened whether somebody is following it, which its maker is told
 * @returns `null` when it was revoked, has ended, or its document is gone
 * @throws when the CMS cannot be asked
 */
export async function askClearance({ link, until, signature }: ClearanceLink, { opened = false } = {}): Promise<Clearance | null> {
  const response = await fetch(`${env().CMS_URL}/newsroom/clearance/${link}${opened ? '?opened' : ''}`, {
    cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(patience),
    headers: { [clearanceHeaders.until]: String(until), [clearanceHeaders.signature]: signature },
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The CMS answered ${response.status} when asked for a link for clearance`);
  return clearance.parse(await response.json());
}

/** How a link stands in the cookie that it leaves: `<link>.<until>.<signature>`. */
export const clearancePass = ({ link, until, signature }: ClearanceLink): string => `${link}.${until}.${signature}`;

/** @returns the link in a pass, unless it is no pass of a link */
export function linkInPass(pass: string): ClearanceLink | null {
  const [, link, until, signature] = /^([0-9a-f-]{36})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(pass) ?? [];
  return link && until && signature ? { link, until: Number(until), signature } : null;
}
