import { type Locale, type LocaleCode, isListed, localeCodes, officeProfile } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isPreview, readOne } from '@/content/read';
import { env } from '@/env';
import { type FeedFormat, type NewsFilters, feedAddress, feedFormats } from '@/news-address';
import { feedFormatNames, feedTypes } from '@/seo/feed';
import { metadataFor } from '@/seo/metadata';
import { imageAddress } from '@/share-image/address';
import type { Translated } from './read-translated';

interface Page {
  /** The page's address without its language. */
  path: string;
  title: string;
  description: string | null;
  /** All languages unless said otherwise. */
  availableIn?: readonly LocaleCode[];
  type?: 'website' | 'article';
  /** Which feed follows what the page shows; none when not given. */
  feed?: Pick<NewsFilters, 'category' | 'pillar'> & { pillarTitle?: string | undefined };
  withdrawn?: boolean;
  /** What tells a title from others that read alike; it is not part of what is shared. */
  distinction?: string | undefined;
}

/** What search engines are told of a page that exists in the reader's language. */
export async function pageMetadata(locale: Locale, { availableIn = localeCodes, feed, distinction, ...page }: Page): Promise<Metadata> {
  const [profile, preview, t] = await Promise.all([readOne(officeProfile, { locale: locale.code }), isPreview(), getTranslations()]);
  const { SITE_URL } = env();
  const list = [t('NewsList.title'), feed?.category && t(`Category.${feed.category}`), feed?.pillarTitle].filter(Boolean).join(' – ');
  const feedIn = (format: FeedFormat, filters: NewsFilters) => ({
    type: feedTypes[format], url: SITE_URL + feedAddress(locale.segment, format, filters), title: t('Feed.title', { list, format: feedFormatNames[format] }),
  });
  const feeds = feed ? feedFormats.map((format) => feedIn(format, feed)) : [];
  const siteName = profile?.siteName ?? t('Site.name');
  const metadata = metadataFor({ siteUrl: SITE_URL, siteName, locale, availableIn, preview, feeds, image: imageAddress(locale.segment, page.path), ...page });
  return distinction === undefined ? metadata : { ...metadata, title: `${page.title} – ${distinction} | ${siteName}` };
}

interface Described<V> {
  meta: (values: V) => { title: string; description: string | null };
}

/** What search engines are told of an entry's page, also where it is not published in the reader's language. */
export async function entryMetadata<V extends { availableIn: LocaleCode[]; listedIn: LocaleCode[] }>(
  entry: Described<V>,
  locale: Locale,
  path: string,
  { values, elsewhere }: Translated<V>,
  more: Pick<Page, 'type' | 'feed' | 'distinction'> = {},
): Promise<Metadata> {
  if (values) {
    const withdrawn = !isListed(values);
    return pageMetadata(locale, { path, ...entry.meta(values), availableIn: withdrawn ? values.availableIn : values.listedIn, withdrawn, ...more });
  }
  const t = await getTranslations('NotTranslated');
  return pageMetadata(locale, { path, title: t('title'), description: null, availableIn: elsewhere.map((other) => other.locale.code) });
}
