import { localeOfSegment, locales } from '@dpo/content';
import { cookies, draftMode } from 'next/headers';
import { passCookie } from '@/preview-pass';

export const dynamic = 'force-dynamic';

/** Leaves the preview, for the home page in the language given by `?locale=` (an address segment). */
export async function GET(request: Request): Promise<Response> {
  const asked = localeOfSegment(new URL(request.url).searchParams.get('locale') ?? '');
  (await draftMode()).disable();
  (await cookies()).delete(passCookie);
  return new Response(null, { status: 307, headers: { location: `/${(asked ?? locales[0]).segment}`, 'cache-control': 'no-store' } });
}
