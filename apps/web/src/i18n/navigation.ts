import type { LocaleSegment } from '@dpo/content';

/** @param path an address without its language: `''` for the home page, else with a leading slash */
export const addressOf = (segment: LocaleSegment, path: string): string => `/${segment}${path}`;
