import { env } from './env';
import { superviseRecovery } from './content/recovery';

/** At boot, before the first request: outside of any render, whose context everything begun in it would inherit. */
export function register(): void {
  env();
  superviseRecovery();
}
