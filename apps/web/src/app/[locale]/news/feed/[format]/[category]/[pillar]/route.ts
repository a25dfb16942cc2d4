import { type AnyEntry, type Locale, type SystemValues, entries, feedItemOf, localeOfSegment, officeProfile, pillar } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { openFile, readOne } from '@/content/read';
import { readMerged } from '@/content/read-merged';
import { env } from '@/env';
import { type FeedFormat, feedAddress, feedFormats, filtersOfFeed, newsAddress } from '@/news-address';
import { narrow } from '@/news-narrowing';
import { type Feed, atomXml, feedJson, feedTypes, permanentId } from '@/seo/feed';
import { hrefOf } from '../../../../../_frame/foreign';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ locale: string; format: string; category: string; pillar: string }>;
}

const itemCount = 20;

type Filters = NonNullable<ReturnType<typeof filtersOfFeed>>;

const followed: readonly AnyEntry[] = entries.filter((entry) => 'feed' in entry);

/** What is published of all types that are in feeds, the newest first, in whatever language each item has. */
async function readFollowed(reader: Locale) {
  const { SITE_URL } = env();
  const read = await Promise.all(
    followed.map(async (entry) => {
      const all = (await readMerged(entry, reader)) as (SystemValues & { slug: string })[];
      return all.flatMap((values) => {
        const item = feedItemOf(entry, values);
        const { documentId, locale, updatedAt } = values;
        if (!item) return [];
        const { about, date, ...words } = item;
        return [{ ...words, releaseDate: date, pillars: about, updatedAt, language: locale, id: permanentId(`${entry.type}/${documentId}/${locale}`), url: SITE_URL + hrefOf(entry, values) }];
      });
    }),
  );
  return read.flat().sort((one, other) => (one.releaseDate < other.releaseDate ? 1 : one.releaseDate > other.releaseDate ? -1 : 0));
}

/** @returns `null` when there is no such pillar: each made-up one would otherwise be a file to keep */
async function readFeed(locale: Locale, filters: Filters): Promise<Feed | null> {
  const { SITE_URL } = env();
  const { code, segment } = locale;
  const [items, pillars, profile, t] = await Promise.all([
    readFollowed(locale), readMerged(pillar, locale), readOne(officeProfile, { locale: code }), getTranslations({ locale: code }),
  ]);
  const about = pillars.find(({ slug }) => slug === filters.pillar);
  if (filters.pillar !== undefined && !about) return null;
  const siteName = profile?.siteName ?? t('Site.name');
  return {
    id: permanentId(`feed/${code}/${filters.category ?? ''}/${filters.pillar ?? ''}`),
    title: [t('NewsList.title'), filters.category && t(`Category.${filters.category}`), about?.title, siteName].filter(Boolean).join(' – '),
    description: t('NewsList.description'),
    author: siteName,
    language: code,
    pageUrl: SITE_URL + newsAddress(segment, filters),
    urls: { xml: SITE_URL + feedAddress(segment, 'xml', filters), json: SITE_URL + feedAddress(segment, 'json', filters) },
    updated: profile?.updatedAt ?? new Date(0).toISOString(),
    items: narrow(items, filters).slice(0, itemCount).map(({ id, url, title, summary, language, releaseDate, updatedAt, category, pillars: related }) => ({
      id,
      url,
      title,
      summary,
      language,
      published: releaseDate,
      updated: updatedAt,
      categories: [
        { term: category, label: t(`Category.${category}`), language: code },
        ...pillars.filter(({ slug }) => related.some((relation) => relation.slug === slug)).map((one) => ({ term: one.slug, label: one.title, language: one.locale })),
      ],
    })),
  };
}

const write: Record<FeedFormat, (feed: Feed) => string> = { xml: atomXml, json: feedJson };

/** What's New for feed readers, whole or narrowed; people see `/news/feed.xml?category=…`, which the proxy turns into this. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const locale = localeOfSegment(asked.locale);
  const format = feedFormats.find((known) => known === asked.format);
  const filters = filtersOfFeed(asked);
  if (!locale || !format || !filters) return new Response(null, { status: 404 });
  const feed = await openFile(feedAddress(locale.segment, format, filters), () => readFeed(locale, filters));
  return feed ? new Response(write[format](feed), { headers: { 'content-type': `${feedTypes[format]}; charset=utf-8` } }) : new Response(null, { status: 404 });
}
