import 'server-only';
import { env } from '@/env';
import { isRecovering, setRecovering } from './outage';
import { refreshFailed } from './refresh';
import { failedPages } from './rendered-pages';

/** Milliseconds between two looks at a failing CMS. */
const interval = 1000;

/** Whether the CMS answers at all. */
export const cmsAnswers = (): Promise<boolean> =>
  fetch(`${env().CMS_URL}/_health`, { cache: 'no-store', signal: AbortSignal.timeout(1000) }).then(
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
    if (busy || !(isRecovering() || failedPages().length > 0)) return;
    busy = true;
    try {
      if ((await cmsAnswers()) && (await refreshFailed())) setRecovering(false);
    } catch (error) {
      console.error('Pages could not be made again after an outage', error);
    } finally {
      busy = false;
    }
  };
  setInterval(() => void look(), interval).unref();
}
