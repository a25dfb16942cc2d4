interface Reading {
  begunAt: number;
  answer: Promise<unknown>;
}

/** Milliseconds for which an answer is shared: as long as a change's pages take, so that all of them read a list once. */
const longest = 5000;
const most = 500;

const shared = globalThis as typeof globalThis & { [key: symbol]: Map<string, Reading> | undefined };
const key = Symbol.for('dpo.shared-readings');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const readings = (shared[key] ??= new Map<string, Reading>());

/**
 * Reads once for all who ask the same within a few seconds. What is shared was read after the last known change.
 * @param question everything the answer depends on
 */
export function sharedReading<T>(question: string, read: () => Promise<T>, now = Date.now()): Promise<T> {
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
export const forgetReadings = (): void => readings.clear();
