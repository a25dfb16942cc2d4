import 'server-only';
import { type GonePage, type OldAddresses, createClient, resolveAddresses } from '@dpo/content';
import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/env';
import { provideRedirecting } from '@/redirecting';
import { spaced } from './spaced-readings';

/**
 * Milliseconds: between two looks; until all are read again, so that a lost event heals; until a failed attempt is
 * repeated; that a reader waits for the first answer; that the CMS may take; between two readings for addresses at which
 * nothing is, which anybody can make up.
 */
const times = { interval: 1000, again: 300_000, afterFailure: 1000, patience: 2000, answer: 5000, absent: 1000 };

/**
 * Keeps the redirects of old addresses, and what readers are told of pages that were taken off, as the CMS has them, chains
 * already followed to their end. While the CMS cannot be read the last known ones hold.
 */
export function startRedirects(): void {
  const { CMS_URL, CMS_TOKEN } = env();
  const client = createClient({ url: CMS_URL, token: CMS_TOKEN, timeout: times.answer, fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }) });
  let known: OldAddresses | null = null;
  /** Pages published again: until the page is made, its address must not seem to lead nowhere. */
  const former = new Map<string, GonePage>();
  let due = 0;
  let beganAt = 0;
  // A page that asks for them to be read would have its own cache policy apply to the reading.
  const outside = new AsyncResource('redirects');
  let reading: Promise<void> | null = null;

  async function readAll() {
    beganAt = Date.now();
    due = beganAt + times.again;
    try {
      const [redirects, gonePages] = await Promise.all([client.readRedirects(), client.readGonePages()]);
      for (const [address, page] of known?.gone ?? []) former.set(address, page);
      known = resolveAddresses(redirects, gonePages);
    } catch (error) {
      due = Date.now() + times.afterFailure;
      console.error('Redirects could not be read', error);
    }
  }

  const read = () => {
    reading ??= outside.runInAsyncScope(readAll).finally(() => {
      reading = null;
    });
    return reading;
  };

  setInterval(() => {
    if (Date.now() >= due) void read();
  }, times.interval).unref();
  void read();

  provideRedirecting({
    async known() {
      if (!known && reading) await Promise.race([reading, sleep(times.patience, undefined, { ref: false })]);
      return known;
    },
    lastKnown: () => known,
    former: (key) => former.get(key) ?? null,
    async changed() {
      // What is being read may have been asked for before the change.
      await reading;
      await read();
    },
    afterAbsence: spaced({ read, underWay: () => reading, beganAt: () => beganAt }, times.absent),
  });
}
