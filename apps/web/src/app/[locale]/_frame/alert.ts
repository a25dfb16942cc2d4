import type { EntryValues, siteSettings } from '@dpo/content';

type Alert = NonNullable<EntryValues<typeof siteSettings>['alert']>;

type Timed = Pick<Alert, 'active' | 'from' | 'until'>;

/** Whether the alert is switched on and its time has come and not passed. @param now milliseconds since 1970 */
export const isCurrent = ({ active, from, until }: Timed, now: number): boolean =>
  active && (from === null || Date.parse(from) <= now) && (until === null || now < Date.parse(until));

/** @returns the next moment at which the alert comes or goes, in milliseconds since 1970, or `null` when there is none */
export function nextTurn({ active, from, until }: Timed, now: number): number | null {
  const turns = [from, until].flatMap((moment) => (moment === null ? [] : [Date.parse(moment)])).filter((turn) => turn > now);
  return active && turns.length > 0 ? Math.min(...turns) : null;
}
