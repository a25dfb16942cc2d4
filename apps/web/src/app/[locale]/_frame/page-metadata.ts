import { type Locale, type LocaleCode, localeCodes, officeProfile } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isPreview, readOne } from '@/content/read';
import { env } from '@/env';
import { metadataFor } from '@/seo/metadata';
import type { Translated } from './read-translated';

interface Page {
  /** The page's address without its language. */
  path: string;
  title: string;
  description: string | null;
  /** All languages unless said otherwise. */
  availableIn?: readonly LocaleCode[];
  type?: 'website' | 'article';
}

/** What search engines are told of a page that exists in the reader's language. */
export async function pageMetadata(locale: Locale, { availableIn = localeCodes, ...page }: Page): Promise<Metadata> {
  const [profile, preview, t] = await Promise.all([readOne(officeProfile, { locale: locale.code }), isPreview(), getTranslations('Site')]);
  return metadataFor({ siteUrl: env().SITE_URL, siteName: profile?.siteName ?? t('name'), locale, availableIn, preview, ...page });
}

interface Described<V> {
  meta: (values: V) => { title: string; description: string | null };
}

/** What search engines are told of an entry's page, also where it is not published in the reader's language. */
export async function entryMetadata<V extends { availableIn: LocaleCode[] }>(
  entry: Described<V>,
  locale: Locale,
  path: string,
  { values, elsewhere }: Translated<V>,
  type: 'website' | 'article' = 'website',
): Promise<Metadata> {
  if (values) return pageMetadata(locale, { path, ...entry.meta(values), availableIn: values.availableIn, type });
  const t = await getTranslations('NotTranslated');
  return pageMetadata(locale, { path, title: t('title'), description: null, availableIn: elsewhere.map((other) => other.locale.code) });
}
