import { z } from 'zod';

/** The name of redirects in delivery events; they are no entries, since no reader sees them. */
export const redirectType = 'redirect';
/** The part of the CMS's REST address after `/api/`. */
export const redirectsEndpoint = 'redirects';

/** An old address, as {@link redirectKey} gives it, and where its readers are sent. */
export const redirect = z.object({ from: z.string().min(1), to: z.string().min(1) });
export type Redirect = z.infer<typeof redirect>;

/** The longest address on either side, in characters. */
export const longestAddress = 1000;

/**
 * Makes addresses comparable: readers, old links and spreadsheets spell one and the same address in several ways.
 * Percent-encoding, letter case, a query, a trailing slash and the host of an absolute address do not count.
 * @param address a path, or an absolute http(s) address whose host is left out
 * @returns the path in lower case and decoded, beginning with a slash; `null` for what is no address
 */
export function redirectKey(address: string): string | null {
  const path = /^https?:\/\/[^/?#]*(.*)$/i.exec(address.trim())?.[1] ?? address.trim();
  const [bare = ''] = path.split(/[?#]/, 1);
  if (path !== '' && !path.startsWith('/')) return null;
  try {
    const key = decodeURIComponent(bare).normalize('NFC').toLowerCase().replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
    // What a browser cannot ask for, or shows as something else.
    return /[\s\p{Cc}\p{Cf}\\]/u.test(key) || key.length > longestAddress ? null : key || '/';
  } catch {
    return null;
  }
}

/** @returns whether readers may be sent there: a path of the site, or a complete https address without a password */
export function isRedirectTarget(to: string): boolean {
  if (to.length > longestAddress || /[\s\p{Cc}\p{Cf}\\]/u.test(to)) return false;
  if (/^\/(?!\/)/.test(to)) return redirectKey(to) !== null;
  if (!/^https:\/\//i.test(to)) return false;
  try {
    const { username, password, hostname } = new URL(to);
    return username === '' && password === '' && hostname.includes('.');
  } catch {
    return false;
  }
}

/** Files keep the case of their names; pages have none. */
const isFile = (path: string) => path.startsWith('/uploads/');

/**
 * Spells the place where readers are to be sent as the site answers it without a step of its own: a page of the site by its
 * path, whether it was given with the site's host or without, in lower case and without a slash at the end.
 * @param to as somebody wrote it
 * @param siteUrl where the site is
 * @returns the same place; what is no address of the site as it was written
 */
export function targetOf(to: string, siteUrl: string): string {
  const written = to.trim();
  const site = new URL(siteUrl).host;
  const isOfSite = URL.canParse(written) && /^https?:$/.test(new URL(written).protocol) && new URL(written).host === site;
  const address = isOfSite ? written.replace(/^[a-z]+:\/\/[^/?#]*/i, '') : written;
  if (!isOfSite && !/^\/(?!\/)/.test(address)) return written;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const key = isFile(path) ? path : redirectKey(path || '/');
  return key === null ? written : key + rest;
}

/**
 * Follows redirects to their end, so that readers take one step.
 * @returns for each old address its last target; addresses whose way leads back to itself are left out
 */
export function resolveRedirects(redirects: readonly Redirect[]): Map<string, string> {
  const steps = new Map(redirects.map(({ from, to }) => [from, to]));
  return new Map(redirects.flatMap(({ from }) => {
    const end = endOf(from, steps);
    return end === null ? [] : [[from, end] as const];
  }));
}

/** @returns where an address leads in the end, or `null` when its way leads back to where it was */
export function endOf(from: string, steps: ReadonlyMap<string, string>): string | null {
  const passed = new Set([from]);
  let to = steps.get(from);
  while (to !== undefined) {
    const key = to.startsWith('/') ? redirectKey(to) : null;
    if (key === null) return to;
    if (passed.has(key)) return null;
    passed.add(key);
    const next = steps.get(key);
    if (next === undefined) return to;
    to = next;
  }
  return null;
}
