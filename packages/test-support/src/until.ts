export interface Patience {
  /** Milliseconds; measured from the call unless `since` says otherwise. */
  within: number;
  /** `performance.now()` of the moment that time is counted from. */
  since?: number;
  /** Milliseconds between an answer and the next question; the longer it takes, the more when it is not given. */
  pause?: number;
}

/** A sixth of the time it has taken, in milliseconds: whoever is asked has to do what is waited for, and answering keeps it from that. */
const growing = (elapsed: number) => Math.min(500, Math.max(20, elapsed / 6));

export class TookTooLong extends Error {}

/**
 * Asks until something is so.
 * @param what in words that complete "waited for"
 * @returns after how many milliseconds it was
 * @throws {TookTooLong} with the last answer's reason
 */
export async function until(
  what: string,
  holds: () => Promise<boolean | string>,
  { within, since = performance.now(), pause }: Patience,
): Promise<number> {
  for (;;) {
    const answer = await holds();
    const elapsed = performance.now() - since;
    if (answer === true && elapsed <= within) return elapsed;
    if (elapsed > within) throw new TookTooLong(`Waited ${Math.round(elapsed)} ms for ${what}${typeof answer === 'string' ? `: ${answer}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, pause ?? growing(elapsed)));
  }
}
