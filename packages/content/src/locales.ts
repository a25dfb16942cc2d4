/** The languages of the site. They stand here once; every other place derives from this list. */
export const locales = [
  { code: 'en', segment: 'en', format: 'en-HK', name: 'English' },
  { code: 'zh-Hant-HK', segment: 'tc', format: 'zh-Hant-HK', name: '繁體中文' },
] as const;

export type Locale = (typeof locales)[number];
/** The locale's name in the CMS, in `lang` and in hreflang (BCP 47). */
export type LocaleCode = Locale['code'];
/** The first part of a public address. */
export type LocaleSegment = Locale['segment'];

export const localeCodes = locales.map((locale) => locale.code) as [LocaleCode, ...LocaleCode[]];

/** @returns the locale of an address's first segment, or `null` when no locale has it. */
export function localeOfSegment(segment: string): Locale | null {
  return locales.find((locale) => locale.segment === segment) ?? null;
}

export function localeOfCode(code: LocaleCode): Locale {
  const locale = locales.find((candidate) => candidate.code === code);
  if (!locale) throw new RangeError(`No locale has the code ${code}`);
  return locale;
}
