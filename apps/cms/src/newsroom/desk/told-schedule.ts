import type { Core } from '@strapi/strapi';
import type { EditorialEvent } from '../approval/editorial-records';
import { sayToEditor } from '../language';
import { type Failure, readFailure } from '../schedule/failure';
import { type Scheduled, type ScheduledAction, patience } from '../schedule/schedule';

/** Why something was not done at its hour, in the language of whoever asks. */
export interface ToldFailure extends Pick<Failure, 'lacking' | 'technical'> {
  text: string;
}

export interface ToldHour extends Pick<Scheduled, 'state' | 'at' | 'setBy' | 'doneAt' | 'farewell'> {
  error: ToldFailure | null;
  /** The hour has passed, longer ago than a passing fault takes. */
  isLate: boolean;
  /** A take-off whose hour has come, and whose text has still to be published. */
  isBehind: boolean;
}

export const toldFailure = (strapi: Core.Strapi, { en, zh, lacking, technical }: Failure): ToldFailure => ({ text: sayToEditor(strapi, { en, zh }), lacking, technical });

/** @returns whether what waits is late, whether or not it was tried */
export const isLate = ({ state, at }: Pick<Scheduled, 'state' | 'at'>): boolean => state === 'waiting' && Date.now() - at > patience;

/** @returns the hours of a document as its panel shows them */
export function toldSchedule(strapi: Core.Strapi, hours: Partial<Record<ScheduledAction, Scheduled>>): Partial<Record<ScheduledAction, ToldHour>> {
  const { publish } = hours;
  return Object.fromEntries(Object.entries(hours).map(([action, hour]) => {
    const { state, at, setBy, doneAt, farewell, error } = hour;
    const isOpen = publish?.state === 'waiting' || publish?.state === 'failed';
    const isBehind = action === 'unpublish' && state === 'waiting' && at <= Date.now() && isOpen && publish.at <= at;
    return [action, { state, at, setBy, doneAt, farewell, error: error && toldFailure(strapi, error), isLate: isLate(hour) && !isBehind, isBehind } satisfies ToldHour];
  }));
}

/** An event as it is shown: what failed in the language of whoever asks. */
export interface ToldEvent extends EditorialEvent {
  failure: ToldFailure | null;
}

export function toldHistory(strapi: Core.Strapi, events: readonly EditorialEvent[]): ToldEvent[] {
  return events.map((event) => {
    const isFailure = event.kind === 'schedule-failed' || event.kind === 'schedule-late';
    const failure = isFailure && event.text ? toldFailure(strapi, readFailure(event.text)) : null;
    return { ...event, text: failure?.text ?? event.text, failure };
  });
}
