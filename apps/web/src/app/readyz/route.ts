import { cmsAnswers } from '@/content/supervision';
import { anyRendered } from '@/content/rendered-pages';

export const dynamic = 'force-dynamic';

/** This instance can serve readers: it has pages, or a CMS to make them from. */
export async function GET(): Promise<Response> {
  const ready = anyRendered() || (await cmsAnswers());
  return new Response(ready ? 'ready\n' : 'no pages yet and the CMS does not answer\n', {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
