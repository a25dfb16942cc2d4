import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { filtersOfPath } from '@/news-address';
import { NewsListPage, newsListMetadata } from '../../../../../news-list';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; category: string; year: string; pillar: string; page: string }>;
}

async function open(params: Props['params']) {
  const { locale, ...parts } = await params;
  return { segment: locale, filters: filtersOfPath(parts) ?? notFound() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return newsListMetadata(await open(params));
}

/** The news list with its query turned into a path, which the proxy does: people see `/news?category=…`. */
export default async function NarrowedNewsPage({ params }: Props) {
  return <NewsListPage {...await open(params)} />;
}
