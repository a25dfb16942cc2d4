/** @param moment milliseconds since 1970 @returns the day and minute in Hong Kong, as sentences to staff give them */
export const inHongKong = (moment: number, language: 'en-GB' | 'zh-HK'): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'Asia/Hong_Kong', dateStyle: 'medium', timeStyle: 'short' }).format(moment);
