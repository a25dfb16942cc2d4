import { openFile, readAll, readOne } from '@/content/read';
import { env } from '@/env';
import { sitemapPages, sitemapPartXml } from '@/seo/sitemap';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ part: string }>;
}

/** `/sitemap/1.xml` and so on, which `/sitemap.xml` names when the pages are more than one file may hold. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { part } = await params;
  const [, number] = /^([1-9]\d?)\.xml$/.exec(part) ?? [];
  if (number === undefined) return new Response(null, { status: 404 });
  const pages = await openFile(`/sitemap/${part}`, () => sitemapPages({ readOne, readAll }));
  const xml = sitemapPartXml(env().SITE_URL, pages, Number(number));
  return xml === null ? new Response(null, { status: 404 }) : new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
