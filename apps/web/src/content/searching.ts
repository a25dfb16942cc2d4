import 'server-only';
import { createClient } from '@dpo/content';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/env';
import { createEmbeddedIndex } from '@/search/embedded-index';
import { createKeeper } from '@/search/keeper';
import { provideSearch } from '@/search/service';

/**
 * Milliseconds: between two looks at what is to be done; until all is looked through again, so that a lost event heals;
 * until a failed attempt is repeated; that a reader waits for the first index; that the CMS may take for an answer that
 * no reader waits for.
 */
const times = { interval: 1000, again: 300_000, afterFailure: 5000, patience: 2000, answer: 20_000 };

function reader() {
  const { CMS_URL, CMS_TOKEN } = env();
  return createClient({
    url: CMS_URL,
    token: CMS_TOKEN,
    timeout: times.answer,
    fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
    onMalformed: (error) => console.error(`Search: ${error.message}`),
  });
}

/**
 * Begins the process's search: one index for each language, filled in the background and kept as the CMS is. While the
 * CMS cannot be read the indexes answer as they are.
 */
export function startSearch(): void {
  const indexes = { en: createEmbeddedIndex(), 'zh-Hant-HK': createEmbeddedIndex() };
  const keeper = createKeeper(reader(), indexes);
  let isReady = false;
  let due = 0;
  let announce = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const attempt = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      console.error(`Search: ${what}`, error);
      return false;
    }
  };

  const lookThrough = async () => {
    // Noted before: what asks for another look meanwhile gets it.
    due = Date.now() + times.again;
    if (!(await attempt('what is published could not be looked through', keeper.lookThrough))) {
      due = Date.now() + times.afterFailure;
      return;
    }
    isReady = true;
    announce();
  };

  let busy = false;
  let pausedUntil = 0;
  const look = async () => {
    if (busy) return;
    busy = true;
    if (Date.now() >= due) await lookThrough();
    else if (keeper.isBehind() && Date.now() >= pausedUntil && !(await attempt('a change could not be read', keeper.catchUp)))
      pausedUntil = Date.now() + times.interval;
    busy = false;
  };
  setInterval(() => void look(), times.interval).unref();
  void look();

  provideSearch({
    async query(locale, query) {
      if (!isReady) await Promise.race([ready, sleep(times.patience, undefined, { ref: false })]);
      return isReady ? indexes[locale].query(query) : null;
    },
    changed(changes) {
      keeper.changed(changes);
      void attempt('a change could not be read', keeper.catchUp);
    },
    recheck() {
      due = 0;
    },
  });
}
