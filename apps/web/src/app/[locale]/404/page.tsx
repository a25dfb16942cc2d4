import { openPage } from '@/content/read';
import NotFound, { generateMetadata } from '../not-found';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

export { generateMetadata };

interface Props {
  params: Promise<{ locale: string }>;
}

/** The 404 page at an address of its own: the server puts it where Next's answer is empty without scripts. */
export default async function NotFoundPage({ params }: Props) {
  const { locale } = await params;
  openPage(locale, `/${locale}/404`);
  return <NotFound />;
}
