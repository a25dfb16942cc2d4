import 'server-only';
import { env } from '@/env';
import { isRecovering, setRecovering } from './outage';
import { refreshFailed } from './refresh';
import { failedPages } from './rendered-pages';

/** Milliseconds between two looks at a failing CMS, and how long each waits: as long as a read may take. */
const looks = { interval: 1000, patience: 5000 };

/** Whether the CMS answers at all. */
export const cmsAnswers = (patience = 1000): Promise<boolean> =>
  fetch(`${env().CMS_URL}/_health`, { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * After a failed read looks for the CMS, and makes the pages again whose readers have an old page or none. Without it
 * such a page would wait up to 30 seconds, the time Next allows after a failure.
 */
export function superviseRecovery(): void {
  let busy = false;
  const look = async () => {
    if (!(isRecovering() || failedPages().length > 0) || !(await cmsAnswers(looks.patience)) || busy) return;
    busy = true;
    // A CMS that is slow after an outage is read with the usual patience; a read that fails brings back the short one.
    setRecovering(false);
    try {
      await refreshFailed();
    } catch (error) {
      console.error('Pages could not be made again after an outage', error);
    } finally {
      busy = false;
    }
  };
  setInterval(() => void look(), looks.interval).unref();
}
