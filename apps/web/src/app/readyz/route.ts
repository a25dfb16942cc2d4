import { anyRendered } from '@/content/rendered-pages';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

const cmsAnswers = () =>
  fetch(`${env().CMS_URL}/_health`, { cache: 'no-store', signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** This instance can serve readers: it has pages, or a CMS to make them from. */
export async function GET(): Promise<Response> {
  const ready = anyRendered() || (await cmsAnswers());
  return new Response(ready ? 'ready\n' : 'no pages yet and the CMS does not answer\n', {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
