import { createHash } from 'node:crypto';

/** What an entry says, in the order in which it is stored, exported and hashed. Every value is text; none is `null`. */
export const facts = [
  'at', 'actorId', 'actorEmail', 'actorRoles', 'address', 'action', 'subjectType', 'subjectId', 'subjectName', 'language',
  'beforeHash', 'afterHash', 'reason',
] as const;

export type Fact = (typeof facts)[number];
export type Facts = Readonly<Record<Fact, string>>;

/** An entry at its place in the chain. */
export interface ChainedEntry extends Facts {
  sequence: number;
  previousHash: string;
  hash: string;
}

/** What stands before the first entry. */
export const noHash = '';

/**
 * The same text for the same value, whatever the order of its keys (RFC 8785 in its essence: keys sorted, no white space).
 * Dates are written as ISO 8601; what is `undefined` is left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** @returns the SHA-256 of a state, in hexadecimal, or nothing where there is no state */
export const hashOf = (state: unknown): string => (state === null || state === undefined ? noHash : sha256(canonicalJson(state)));

/** Covers all that an entry says, its place, and the entry before it, so that neither can change without the rest. */
export const chainHash = ({ hash: _hash, ...said }: ChainedEntry | (Omit<ChainedEntry, 'hash'> & { hash?: string })): string =>
  sha256(canonicalJson(said));

/** PostgreSQL stores neither NUL nor half a surrogate pair; what is hashed has to be what is stored. */
export const storable = (text: string, longest = 2000): string =>
  Buffer.from(text.replace(/\p{Cc}+/gu, ' ').slice(0, longest), 'utf8').toString('utf8');

/** @returns the first entry that does not fit behind the one before it, and why, or `null` */
export function breakBetween(previous: ChainedEntry | null, entry: ChainedEntry): string | null {
  const expected = (previous?.sequence ?? 0) + 1;
  if (entry.sequence !== expected) return `its number is ${entry.sequence}, where ${expected} should follow: entries are missing or out of place`;
  if (entry.previousHash !== (previous?.hash ?? noHash)) return 'it does not follow from the entry before it';
  if (entry.hash !== chainHash(entry)) return 'its content is not what its hash was made of';
  return null;
}
