import { subscribe } from 'node:diagnostics_channel';

let last = 0;

subscribe('dpo:outage', () => {
  last = Date.now();
});

/** Whether a read from the CMS has failed since this moment (milliseconds since 1970). */
export const outageSince = (moment: number): boolean => last >= moment;
