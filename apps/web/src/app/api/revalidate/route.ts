import { deliveryEvent } from '@dpo/content';
import { refresh } from '@/content/refresh';
import { createReplayGuard, parseJson, readSigned } from '@/content/signed-request';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

const firstUse = createReplayGuard();

/** The CMS says that published content has changed; the answer says which pages show it now. */
export async function POST(request: Request): Promise<Response> {
  const signed = await readSigned(request, env().REVALIDATE_SECRET, firstUse);
  if ('status' in signed) return Response.json({ error: signed.message }, { status: signed.status });
  const event = deliveryEvent.safeParse(parseJson(signed.body));
  if (!event.success) return Response.json({ error: 'The body is not a delivery event.' }, { status: 400 });
  return Response.json(await refresh(event.data), { headers: { 'cache-control': 'no-store' } });
}
