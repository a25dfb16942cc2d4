import { type LocaleCode, localeCodes } from '@dpo/content';
import { getRequestConfig } from 'next-intl/server';
import english from '../../messages/en.json';
import chinese from '../../messages/zh-Hant-HK.json';
import { timeZone } from './format';

const messages: Record<LocaleCode, typeof english> = { en: english, 'zh-Hant-HK': chinese };

/** Words for one render. No language stands in for another: a page that names no language is a mistake. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = localeCodes.find((code) => code === asked);
  if (!locale) throw new RangeError(`No locale has the code ${asked}: openPage comes first in every page`);
  return { locale, messages: messages[locale], timeZone };
});
