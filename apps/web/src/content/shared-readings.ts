import type { AnyEntry, LocaleCode } from '@dpo/content';

/** An entry that a reading is of. */
export interface Subject {
  entry: Pick<AnyEntry, 'type' | 'embeds'>;
  locale: LocaleCode;
  /** None for the only entry of its type. */
  slug?: string | undefined;
}

interface Reading {
  /** Milliseconds since 1970 after which it is made again, whatever is told. */
  until: number;
  /** What it is of, when other entries' changes leave it as it is. */
  subject: Subject | undefined;
  answer: Promise<unknown>;
  /** The documents that it shows of others; `null` while it is being read. */
  shown: ReadonlySet<string> | null;
}

interface Store {
  readings: Map<string, Reading>;
  /** How many changes were told of. */
  changes: number;
}

/**
 * Milliseconds for which an answer is shared: one that any change may alter, as long as a change's pages take, so that all
 * of them read a list once; an entry's until it is told to have changed, or long enough for a change that nobody told of.
 */
const longest = { usual: 5000, subject: 300_000 };
const most = 500;

const shared = globalThis as typeof globalThis & { [key: symbol]: Store | undefined };
const key = Symbol.for('dpo.shared-readings');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const store: Store = (shared[key] ??= { readings: new Map<string, Reading>(), changes: 0 });
const { readings } = store;

/** Under changes without end a page shows one of them rather than none. */
const attempts = 3;

interface Sharing {
  /** The entry that is read, and nothing but what it embeds: a change to others then leaves the answer as it is. */
  subject?: Subject;
  clock?: () => number;
}

/**
 * Reads once for all who ask the same. What is shared was read after the last change told of that concerns it; a change
 * told of while it is read has it read again. Otherwise a slow render that began before a change could end after the one
 * made for it, and put the page as it was back in its place.
 * @param question everything the answer depends on
 */
export async function sharedReading<T>(question: string, read: () => Promise<T>, { subject, clock = Date.now }: Sharing = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { changes } = store;
    const answer = await join(question, read, subject, clock());
    if (store.changes === changes || attempt === attempts) return answer;
  }
}

function join<T>(question: string, read: () => Promise<T>, subject: Subject | undefined, now: number): Promise<T> {
  const known = readings.get(question);
  if (known && now < known.until) return known.answer as Promise<T>;
  readings.delete(question);
  const [oldest] = readings.keys();
  if (readings.size >= most && oldest !== undefined) readings.delete(oldest);
  const answer = read();
  const reading: Reading = { until: now + (subject ? longest.subject : longest.usual), subject, answer, shown: null };
  readings.set(question, reading);
  answer.then(
    (found) => { reading.shown = documentsIn(found); },
    // A failure is told to those who wait for it, and to nobody after them.
    () => { if (readings.get(question) === reading) readings.delete(question); },
  );
  return answer;
}

/** @returns the documents that an entry's fields point to */
function documentsIn(entry: unknown): ReadonlySet<string> {
  const values: unknown[] = typeof entry === 'object' && entry !== null ? Object.values(entry).flat() : [];
  return new Set(values.flatMap((value) => (typeof value === 'object' && value !== null && 'documentId' in value ? [String(value.documentId)] : [])));
}

/** What a delivery says of a change. */
interface Told {
  readonly type: string;
  readonly documentId: string;
  readonly slugs: readonly string[];
}

/**
 * @param known whether some entry in this language shows a document: then readers have it, and all that may show it do.
 *   One that nobody shows may just have come.
 */
function concerns({ type, documentId, slugs }: Told, { entry, slug, locale }: Subject, shown: Reading['shown'], known: (locale: LocaleCode, documentId: string) => boolean): boolean {
  if (entry.type === type && (slug === undefined || slugs.length === 0 || slugs.includes(slug))) return true;
  return entry.embeds.includes(type) && (shown === null || shown.has(documentId) || !known(locale, documentId));
}

/** Something has changed: no answer that it may concern, read before or being read, is shared any more. */
export function readingsChanged(changes: readonly Told[]): void {
  store.changes += 1;
  const before = [...readings];
  const known = (locale: LocaleCode, documentId: string) => before.some(([, { subject, shown }]) => subject?.locale === locale && shown?.has(documentId) === true);
  for (const [question, { subject, shown }] of before)
    if (!subject || changes.some((change) => concerns(change, subject, shown, known))) readings.delete(question);
}

/** After an outage: changes may have been made that nobody could tell of yet. */
export function forgetReadings(): void {
  store.changes += 1;
  readings.clear();
}
