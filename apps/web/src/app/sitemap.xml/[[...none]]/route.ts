import { openFile, readAll, readOne } from '@/content/read';
import { env } from '@/env';
import { sitemapPages, sitemapXml } from '@/seo/sitemap';

// A parameter that is never there, and no value for it: without one, a build would make this file, and it has no CMS.
export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ none?: string[] }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  if ((await params).none) return new Response(null, { status: 404 });
  const pages = await openFile('/sitemap.xml', () => sitemapPages({ readOne, readAll }));
  return new Response(sitemapXml(env().SITE_URL, pages), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
