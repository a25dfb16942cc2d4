interface Reading {
  begunAt: number;
  answer: Promise<unknown>;
}

interface Store {
  readings: Map<string, Reading>;
  /** How many changes were told of. */
  changes: number;
}

/** Milliseconds for which an answer is shared: as long as a change's pages take, so that all of them read a list once. */
const longest = 5000;
const most = 500;

const shared = globalThis as typeof globalThis & { [key: symbol]: Store | undefined };
const key = Symbol.for('dpo.shared-readings');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const store: Store = (shared[key] ??= { readings: new Map<string, Reading>(), changes: 0 });
const { readings } = store;

/** Under changes without end a page shows one of them rather than none. */
const attempts = 3;

/**
 * Reads once for all who ask the same within a few seconds. What is shared was read after the last change told of; a
 * change told of while it is read has it read again. Otherwise a slow render that began before a change could end after
 * the one made for it, and put the page as it was back in its place.
 * @param question everything the answer depends on
 */
export async function sharedReading<T>(question: string, read: () => Promise<T>, clock = Date.now): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { changes } = store;
    const answer = await join(question, read, clock());
    if (store.changes === changes || attempt === attempts) return answer;
  }
}

function join<T>(question: string, read: () => Promise<T>, now: number): Promise<T> {
  const known = readings.get(question);
  if (known && now - known.begunAt < longest) return known.answer as Promise<T>;
  if (readings.size >= most) readings.clear();
  const answer = read();
  readings.set(question, { begunAt: now, answer });
  // A failure is told to those who wait for it, and to nobody after them.
  answer.catch(() => {
    if (readings.get(question)?.answer === answer) readings.delete(question);
  });
  return answer;
}

/** Something has changed: nothing that was read before, or is being read, is shared any more. */
export function forgetReadings(): void {
  store.changes += 1;
  readings.clear();
}
