import { channel } from 'node:diagnostics_channel';

const outages = channel('dpo:outage');

const store = globalThis as typeof globalThis & { [key: symbol]: { recovering: boolean } | undefined };
const key = Symbol.for('dpo.outage');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const state = (store[key] ??= { recovering: false });

/** Tells the server in front that a read failed, so that it can answer 503 instead of 500. */
export const reportOutage = (error: Error): void => outages.publish(error);

/** Whether the CMS failed lately and has not been seen to answer since. */
export const isRecovering = (): boolean => state.recovering;

export const setRecovering = (recovering: boolean): void => {
  state.recovering = recovering;
};
