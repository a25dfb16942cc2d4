/** Everybody in the office reads clocks in Hong Kong, wherever their computer thinks it is. */
const timeZone = 'Asia/Hong_Kong';

/** @param moment milliseconds since 1970 @returns the day and minute in Hong Kong, in words of the language */
export const momentInWords = (moment: number, language: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-HK' : 'en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(moment);

/** @returns a moment as a field for day and time holds it: `2026-11-23T14:05`, in Hong Kong */
export function toField(moment: number): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** @returns the moment a field holds, ISO 8601, or `null` when it is empty. Hong Kong has kept UTC+8 without summer time since 1979. */
export const fromField = (field: string): string | null => (field === '' ? null : `${field}:00+08:00`);
