import { type Outbox, type Turn, claimMilliseconds, turns } from './outbox';
import type { Send } from './send';

/** How often the outbox is looked at without being called: rows of a replica that died are found this way. */
const pollMilliseconds = 500;
const pruneMilliseconds = 60 * 60 * 1000;

export interface Dispatcher {
  start(): void;
  /** New rows are there: look at once. */
  wake(): void;
  /** Ends what is under way and gives unfinished rows back. */
  stop(): Promise<void>;
}

interface Parts {
  outbox: Outbox;
  send: Send;
  targets: readonly string[];
  log: { warn(message: string): void; error(message: string): void };
}

/** Sends what waits in the outbox until it is answered: to each target one delivery at a time of what is new, and one of what is tried again. */
export function createDispatcher({ outbox, send, targets, log }: Parts): Dispatcher {
  const stopping = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const lanes = targets.flatMap((target) => turns.map((turn) => createLane(() => deliverNext(target, turn))));
  // A lane asks two questions before it knows that it has nothing to do, and Postgres for the time as well.
  const look = createLane(async () => {
    if (await outbox.isWaiting(targets)) wake();
    return false;
  });
  let started = false;

  function later(milliseconds: number, action: () => void) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, milliseconds);
    timers.add(timer);
  }

  async function deliverNext(target: string, turn: Turn): Promise<boolean> {
    const claim = await outbox.claim(target, turn);
    if (!claim) return false;
    const renewal = setInterval(() => void outbox.renew(claim.ids).catch(report), claimMilliseconds / 3);
    try {
      const outcome = await send(target, claim, stopping.signal);
      if (stopping.signal.aborted && !outcome.delivered) {
        await outbox.release(claim.ids);
        return false;
      }
      if (outcome.error && claim.attempts === 0) log.warn(`Delivery to ${target} will be tried again: ${outcome.error}`);
      const pause = await outbox.settle(claim, outcome);
      if (pause !== null) later(pause, wake);
      // What waited with a probe is new again, which the other lane has to hear of.
      if (turn === 'again') wake();
      return true;
    } finally {
      clearInterval(renewal);
    }
  }

  const report = (error: unknown) => log.error(`The outbox cannot be read or written: ${String(error)}`);

  /** Runs `step` until it has nothing to do; being called meanwhile makes it look once more. */
  function createLane(step: () => Promise<boolean>) {
    let running: Promise<void> | null = null;
    let again = false;
    // `wake` may set it while a step is awaited, which the compiler does not see.
    const isWanted = () => again;
    async function run() {
      do {
        again = false;
        while (!stopping.signal.aborted && (await step()));
      } while (isWanted() && !stopping.signal.aborted);
    }
    function start() {
      running = run().catch(report).finally(() => {
        running = null;
        // It was called in the moment between its last look and this one.
        if (isWanted() && !stopping.signal.aborted) start();
      });
    }
    return {
      wake() {
        again = true;
        if (!running) start();
      },
      idle: async () => {
        while (running) await running;
      },
    };
  }

  function wake() {
    if (!started || stopping.signal.aborted) return;
    for (const lane of lanes) lane.wake();
  }

  function repeat(milliseconds: number, action: () => void) {
    later(milliseconds, () => {
      action();
      repeat(milliseconds, action);
    });
  }

  return {
    start() {
      started = true;
      wake();
      repeat(pollMilliseconds, look.wake);
      const prune = () => void outbox.prune(targets).catch(report);
      prune();
      repeat(pruneMilliseconds, prune);
    },
    wake,
    async stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([look, ...lanes].map((lane) => lane.idle()));
    },
  };
}
