import type { EntryValues, siteSettings } from '@dpo/content';

type Alert = NonNullable<EntryValues<typeof siteSettings>['alert']>;

/** Whether the alert is switched on and its time has come and not passed. @param now milliseconds since 1970 */
export const isCurrent = ({ active, from, until }: Pick<Alert, 'active' | 'from' | 'until'>, now: number): boolean =>
  active && (from === null || Date.parse(from) <= now) && (until === null || now < Date.parse(until));
