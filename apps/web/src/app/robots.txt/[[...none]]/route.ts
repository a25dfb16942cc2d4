import { env } from '@/env';

// A parameter that is never there, and no value for it: without one, a build would make this file, and it has no settings.
export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ none?: string[] }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  if ((await params).none) return new Response(null, { status: 404 });
  return new Response(`User-agent: *\nDisallow: /api/\n${['sitemap', 'news-sitemap'].map((name) => `Sitemap: ${env().SITE_URL}/${name}.xml\n`).join('')}`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
