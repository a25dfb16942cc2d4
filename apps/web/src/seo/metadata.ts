import { type Locale, type LocaleCode, localeOfCode, locales } from '@dpo/content';
import type { Metadata } from 'next';
import { addressOf } from '@/i18n/navigation';
import { imageSize } from '@/share-image/address';

export interface PageFacts {
  siteUrl: string;
  siteName: string;
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  title: string;
  description: string | null;
  /** Every language that readers are led to the page in. Where the page's own is not among them, the page says only that. */
  availableIn: readonly LocaleCode[];
  type?: 'website' | 'article';
  /** The address of the picture that goes with the page's. */
  image: string;
  /** Feeds that follow what the page shows. */
  feeds?: readonly { type: string; url: string; title: string }[];
  /** Drafts are for staff, not for search engines. */
  preview: boolean;
  /** What no longer holds stays readable, but nobody is led to it. */
  withdrawn?: boolean;
}

/** Open Graph names a language by language and territory (https://ogp.me): en_HK, zh_HK. */
function openGraphLocale({ format }: Locale): string {
  const { language, region } = new Intl.Locale(format);
  return `${language}_${region}`;
}

/** A page's words for search engines and for those who share it, with its address in every language it exists in. */
export function metadataFor({ siteUrl, siteName, locale, path, title, description, image, availableIn, type = 'website', feeds = [], preview, withdrawn = false }: PageFacts): Metadata {
  const urlIn = (code: LocaleCode) => siteUrl + addressOf(localeOfCode(code).segment, path);
  const readable = locales.map(({ code }) => code).filter((code) => availableIn.includes(code));
  const own = locale.code;
  const isTranslated = readable.includes(own);
  const fullTitle = title === siteName ? title : `${title} | ${siteName}`;
  const languages: Record<string, string> = {
    ...Object.fromEntries(readable.map((code): [string, string] => [code, urlIn(code)])),
    'x-default': urlIn(readable[0] ?? own),
  };
  const types = feeds.length > 0 ? Object.fromEntries(feeds.map(({ type: mediaType, url, title: name }) => [mediaType, [{ url, title: name }]])) : null;
  return {
    title: fullTitle,
    description,
    ...(preview || withdrawn || !isTranslated ? { robots: { index: false } } : {}),
    // What says only where it can be read is no copy of that: a canonical address there would be a hint that contradicts the
    // order not to index. Only the order is sure to keep such pages out of results.
    ...(isTranslated ? { alternates: { canonical: urlIn(own), ...(withdrawn ? {} : { languages }), ...(types ? { types } : {}) } } : {}),
    ...(isTranslated
      ? {
          openGraph: {
            title, description: description ?? '', siteName, type, url: urlIn(own), locale: openGraphLocale(locale),
            images: [{ url: siteUrl + image, ...imageSize, type: 'image/png', alt: fullTitle }],
          },
          twitter: { card: 'summary_large_image' },
        }
      : {}),
  };
}
