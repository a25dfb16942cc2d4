import type { Locale } from '@dpo/content';

/** Wherever the server stands, a day is a day in Hong Kong. */
export const timeZone = 'Asia/Hong_Kong';

// Making a formatter takes far longer than using it, and a list has a date for each item.
const longDates = new Map<Locale['format'], Intl.DateTimeFormat>();
const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone });

function longDate(format: Locale['format']): Intl.DateTimeFormat {
  const made = longDates.get(format) ?? new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone });
  longDates.set(format, made);
  return made;
}

/**
 * @param moment a day (`YYYY-MM-DD`) or a moment (ISO 8601)
 * @returns 23 November 2026 or 2026年11月23日
 */
export const formatDate = (moment: string, { format }: Pick<Locale, 'format'>): string => longDate(format).format(new Date(moment));

/** The day a moment falls on in Hong Kong, `YYYY-MM-DD`. */
export const dayOf = (moment: string): string => calendarDay.format(new Date(moment));

const units = [
  { unit: 'megabyte', bytes: 1_000_000, maximumFractionDigits: 1 },
  { unit: 'kilobyte', bytes: 1000, maximumFractionDigits: 0 },
] as const;

/** @returns a file's size for people: 120 kB, 1.3 MB; never less than 1 kB */
export function formatSize(bytes: number, { format }: Pick<Locale, 'format'>): string {
  const { unit, bytes: one, maximumFractionDigits } = units.find((candidate) => bytes >= candidate.bytes) ?? units[1];
  return new Intl.NumberFormat(format, { style: 'unit', unit, maximumFractionDigits }).format(Math.max(bytes / one, 1));
}
