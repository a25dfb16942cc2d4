import { isListed, locales, newsItem, officeProfile } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { openFile, readAll, readOne } from '@/content/read';
import { env } from '@/env';
import { newsSitemapXml, recentDays } from '@/seo/news-sitemap';

// A parameter that is never there, and no value for it: without one, a build would make this file, and it has no CMS.
export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ none?: string[] }>;
}

async function readRecent() {
  const { SITE_URL } = env();
  const where = { releaseDate: recentDays(Date.now()) };
  const perLocale = await Promise.all(
    locales.map(async ({ code, segment }) => {
      const [profile, recent, t] = await Promise.all([readOne(officeProfile, { locale: code }), readAll(newsItem, { locale: code, where }), getTranslations({ locale: code })]);
      const publication = profile?.siteName ?? t('Site.name');
      return recent.filter(isListed).map(({ title, slug, releaseDate }) => ({ url: `${SITE_URL}${newsItem.href(segment, slug)}`, locale: code, publication, title, releaseDate }));
    }),
  );
  return perLocale.flat();
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  if ((await params).none) return new Response(null, { status: 404 });
  const items = await openFile('/news-sitemap.xml', readRecent);
  return new Response(newsSitemapXml(items), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
