import { localeOfSegment } from '@dpo/content';
import { siteImageAddress } from '@/share-image/address';
import { answerWithImage, siteImage } from '../_frame/share-image';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ locale: string }>;
}

/** The picture that goes with the address of the home page, of lists and of all that has none of its own. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const locale = localeOfSegment((await params).locale);
  return locale ? answerWithImage(siteImageAddress(locale.segment), () => siteImage(locale)) : new Response(null, { status: 404 });
}
