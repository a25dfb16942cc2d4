import { setTimeout as sleep } from 'node:timers/promises';

/** How a reading is made; the clock and the pause are the test's to give. */
interface Reading {
  /** Reads, or joins who does; never fails. */
  read(): Promise<void>;
  /** What is being read, if anything. */
  underWay(): Promise<void> | null;
  /** When the last reading began, in milliseconds since 1970. */
  beganAt(): number;
}

/**
 * For those who have to know how things are after they asked, and who may be many: one reading for all who ask before it
 * begins, and no two within an interval. A reading that began before somebody asked is of no use to them: what they saw
 * may be newer.
 * @param interval milliseconds
 * @returns what waits for such a reading
 */
export function spaced({ read, underWay, beganAt }: Reading, interval: number, { now = Date.now, pause = (milliseconds: number): Promise<unknown> => sleep(milliseconds) } = {}): () => Promise<void> {
  let next: Promise<void> | null = null;
  const waitAndRead = async () => {
    await underWay();
    const wait = beganAt() + interval - now();
    if (wait > 0) await pause(wait);
    // From here on nobody joins.
    next = null;
    await read();
  };
  return () => (next ??= waitAndRead());
}
