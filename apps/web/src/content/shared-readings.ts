import type { AnyEntry } from '@dpo/content';

/** An entry that a reading is of. */
export interface Subject {
  entry: Pick<AnyEntry, 'type' | 'embeds'>;
  /** None for the only entry of its type. */
  slug?: string | undefined;
}

interface Reading {
  /** Milliseconds since 1970 after which it is made again, whatever is told. */
  until: number;
  /** What it is of, when other entries' changes leave it as it is. */
  subject: Subject | undefined;
  answer: Promise<unknown>;
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
  readings.set(question, { until: now + (subject ? longest.subject : longest.usual), subject, answer });
  // A failure is told to those who wait for it, and to nobody after them.
  answer.catch(() => {
    if (readings.get(question)?.answer === answer) readings.delete(question);
  });
  return answer;
}

/** What a delivery says of a change. */
interface Told {
  readonly type: string;
  readonly slugs: readonly string[];
}

function concerns({ type, slugs }: Told, { entry, slug }: Subject): boolean {
  if (entry.embeds.includes(type)) return true;
  return entry.type === type && (slug === undefined || slugs.length === 0 || slugs.includes(slug));
}

/** Something has changed: no answer that it may concern, read before or being read, is shared any more. */
export function readingsChanged(changes: readonly Told[]): void {
  store.changes += 1;
  for (const [question, { subject }] of readings)
    if (!subject || changes.some((change) => concerns(change, subject))) readings.delete(question);
}

/** After an outage: changes may have been made that nobody could tell of yet. */
export function forgetReadings(): void {
  store.changes += 1;
  readings.clear();
}
