import { type Locale, isListed, localeOfSegment, newsItem, officeProfile, pillar } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { openFile, readAll, readOne } from '@/content/read';
import { env } from '@/env';
import { type FeedFormat, feedAddress, feedFormats, filtersOfFeed, newsAddress } from '@/news-address';
import { narrow } from '@/news-narrowing';
import { type Feed, atomXml, feedJson, feedTypes, tagUri } from '@/seo/feed';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ locale: string; format: string; category: string; pillar: string }>;
}

const itemCount = 20;

type Filters = NonNullable<ReturnType<typeof filtersOfFeed>>;

/** @returns `null` when there is no such pillar: each made-up one would otherwise be a file to keep */
async function readFeed({ code, segment }: Locale, filters: Filters): Promise<Feed | null> {
  const { SITE_URL } = env();
  const [items, pillars, profile, t] = await Promise.all([
    readAll(newsItem, { locale: code }), readAll(pillar, { locale: code }), readOne(officeProfile, { locale: code }), getTranslations({ locale: code }),
  ]);
  const about = pillars.find(({ slug }) => slug === filters.pillar);
  if (filters.pillar !== undefined && !about) return null;
  const siteName = profile?.siteName ?? t('Site.name');
  const titleOf = (slug: string) => pillars.find((known) => known.slug === slug)?.title;
  return {
    title: [t('NewsList.title'), filters.category && t(`Category.${filters.category}`), about?.title, siteName].filter(Boolean).join(' – '),
    description: t('NewsList.description'),
    author: siteName,
    language: code,
    pageUrl: SITE_URL + newsAddress(segment, filters),
    urls: { xml: SITE_URL + feedAddress(segment, 'xml', filters), json: SITE_URL + feedAddress(segment, 'json', filters) },
    updated: profile?.updatedAt ?? new Date(0).toISOString(),
    items: narrow(items.filter(isListed), filters).slice(0, itemCount).map(({ documentId, slug, title, summary, releaseDate, updatedAt, category, pillars: related }) => ({
      id: tagUri(SITE_URL, `${newsItem.type}/${documentId}/${code}`),
      url: `${SITE_URL}${newsItem.href(segment, slug)}`,
      title,
      summary,
      published: releaseDate,
      updated: updatedAt,
      categories: [
        { term: category, label: t(`Category.${category}`) },
        ...related.flatMap((relation) => {
          const label = titleOf(relation.slug);
          return label === undefined ? [] : [{ term: relation.slug, label }];
        }),
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
