import type { Metadata } from 'next';
import { NewsListPage, newsListMetadata } from './news-list';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return newsListMetadata({ segment: (await params).locale, filters: {} });
}

export default async function NewsPage({ params }: Props) {
  return <NewsListPage segment={(await params).locale} filters={{}} />;
}
