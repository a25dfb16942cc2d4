import 'server-only';
import { env } from '@/env';
import { recheckSearch } from '@/search/service';
import { forgetLists } from './held-lists';
import { isRecovering, setRecovering } from './outage';
import { refreshFailed } from './refresh';
import { duePages, everyPage, failedPages } from './rendered-pages';
import { forgetReadings } from './shared-readings';
import { expire, warmAll } from './warming';

/** Milliseconds between two looks at a failing CMS, and how long each waits: as long as a read may take. */
const looks = { interval: 1000, patience: 5000 };

/** Whether the CMS answers at all. */
export const cmsAnswers = (patience = 1000): Promise<boolean> =>
  fetch(`${env().CMS_URL}/_health`, { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Looks after what cannot wait for a reader, every second.
 *
 * At the start all pages on disk are stale: the process before may have ended after it took a change and before it had
 * made all pages that show it. They are stale too when a moment has come that changes pages, such as an alert's first.
 *
 * After a failed read the pages are made again whose readers have an old page or none, as soon as the CMS answers. Without
 * it such a page would wait up to 30 seconds, the time Next allows after a failure.
 */
export function supervisePages(): void {
  let busy = false;
  let begun = false;
  let known: ReadonlySet<string> = new Set();
  const look = async () => {
    const since = Date.now();
    const due = duePages(since);
    // Pages that stay due, because they cannot be made, do not make all others stale again and again.
    if (!begun || due.some((path) => !known.has(path))) await expire([everyPage]);
    begun = true;
    known = new Set(due);
    if (due.length > 0) void warmAll(due, { since, urgency: 'lists' });
    if (!(isRecovering() || failedPages().length > 0) || !(await cmsAnswers(looks.patience))) return;
    // A CMS that is slow after an outage is read with the usual patience; a read that fails brings back the short one.
    if (isRecovering()) {
      forgetLists();
      forgetReadings();
    }
    setRecovering(false);
    recheckSearch();
    await refreshFailed();
  };
  const lookAlone = async () => {
    if (busy) return;
    busy = true;
    try {
      await look();
    } catch (error) {
      console.error('Pages could not be made again', error);
    } finally {
      busy = false;
    }
  };
  setInterval(() => void lookAlone(), looks.interval).unref();
}
