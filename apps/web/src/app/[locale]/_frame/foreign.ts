import { type AnyEntry, type Locale, type LocaleCode, localeOfCode } from '@dpo/content';
import { addressOf, entryPath } from '@/i18n/navigation';

interface Listed {
  slug: string;
  locale: LocaleCode;
}

/** @returns the address of an entry in the language it is listed in, which need not be the reader's */
export const hrefOf = (entry: Pick<AnyEntry, 'type' | 'href'>, { slug, locale }: Listed): string =>
  addressOf(localeOfCode(locale).segment, entryPath(entry, slug));

/** @returns the language of what is not published in the reader's, and the words that say so; `undefined` for all else */
export const foreignOf = ({ locale }: Pick<Listed, 'locale'>, reader: Locale, t: (key: `OnlyIn.${LocaleCode}`) => string) =>
  locale === reader.code ? undefined : { language: locale, note: t(`OnlyIn.${locale}`) };
