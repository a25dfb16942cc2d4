import { getFetchClient, isFetchError, triggerSessionExpired } from '@strapi/strapi/admin';
import { onTouch } from './presence';

/** Milliseconds between two looks whether the session of somebody who works still holds. */
const pause = 60_000;

/** Strapi's mark of somebody who is logged in. */
const mark = 'isLoggedIn';

/**
 * Keeps the session of whoever works, typing included. Strapi renews a key that is about to end if it was touched in its
 * life, and looks no more once one has ended untouched: after a quarter of an hour on the telephone, half an hour of
 * typing would end in the log-in form. Any request renews.
 */
export function keepSessionWhileWorking(): void {
  let lastLook = Date.now();
  onTouch(() => {
    if (Date.now() - lastLook < pause || localStorage.getItem(mark) === null) return;
    lastLook = Date.now();
    getFetchClient().get('/admin/users/me').catch((error: unknown) => {
      // Said at once, not when somebody saves what took them an hour.
      if (isFetchError(error) && error.status === 401) triggerSessionExpired();
    });
  });
}
