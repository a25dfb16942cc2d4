import { isListed, locales, newsItem, officeProfile } from '@dpo/content';
import { openFile, readAll, readOne } from '@/content/read';
import { env } from '@/env';
import { dayOf } from '@/i18n/format';
import { newsSitemapXml, recentSince } from '@/seo/news-sitemap';

// A parameter that is never there, and no value for it: without one, a build would make this file, and it has no CMS.
export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ none?: string[] }>;
}

async function readRecent() {
  const { SITE_URL } = env();
  const now = Date.now();
  const where = { releaseDate: { from: dayOf(recentSince(now)), to: dayOf(new Date(now).toISOString()) } };
  const perLocale = await Promise.all(
    locales.map(async ({ code, segment }) => {
      const [profile, recent] = await Promise.all([readOne(officeProfile, { locale: code }), readAll(newsItem, { locale: code, where })]);
      const items = recent.filter(isListed).map(({ title, slug, releaseDate }) => ({ url: `${SITE_URL}${newsItem.href(segment, slug)}`, locale: code, title, releaseDate }));
      return { code, name: profile?.siteName ?? '', items };
    }),
  );
  return {
    items: perLocale.flatMap(({ items }) => items),
    nameOf: (locale: string) => perLocale.find(({ code }) => code === locale)?.name ?? '',
  };
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  if ((await params).none) return new Response(null, { status: 404 });
  const { items, nameOf } = await openFile('/news-sitemap.xml', readRecent);
  return new Response(newsSitemapXml(nameOf, items), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
