import { channel } from 'node:diagnostics_channel';

/** Tells the server in front that a read failed, so that it can answer 503 instead of 500. */
const outages = channel('dpo:outage');

export const reportOutage = (error: Error): void => outages.publish(error);
