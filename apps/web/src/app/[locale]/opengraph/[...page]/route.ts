import { localeOfSegment } from '@dpo/content';
import { entryPath } from '@/i18n/navigation';
import { imageAddress, pictureOf } from '@/share-image/address';
import { answerWithImage, entryImage } from '../../_frame/share-image';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Context {
  params: Promise<{ locale: string; page: string[] }>;
}

/** The picture that goes with an entry's address: `/en/opengraph/news/a-slug.png` for `/en/news/a-slug`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const locale = localeOfSegment(asked.locale);
  const found = pictureOf(asked.page);
  if (!locale || !found) return new Response(null, { status: 404 });
  const { entry, slug } = found;
  return answerWithImage(imageAddress(locale.segment, entryPath(entry, slug)), () => entryImage(locale, entry, slug));
}
