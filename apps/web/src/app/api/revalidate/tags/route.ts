import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { createReplayGuard, parseJson, readSigned } from '@/content/signed-request';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

const firstUse = createReplayGuard();
/** `id` sets two requests for the same tags within one second apart, so that the second is no replay. */
const tagList = z.strictObject({ id: z.uuid(), tags: z.array(z.string().min(1).max(256)).max(2000) });

/**
 * Marks pages stale. A request of its own, made by this process to itself, because tags take effect only when the
 * request that names them ends.
 */
export async function POST(request: Request): Promise<Response> {
  const signed = await readSigned(request, env().REVALIDATE_SECRET, firstUse);
  if ('status' in signed) return Response.json({ error: signed.message }, { status: signed.status });
  const list = tagList.safeParse(parseJson(signed.body));
  if (!list.success) return Response.json({ error: 'The body is not a list of tags.' }, { status: 400 });
  // 'max' keeps the last good page until a new one is rendered; immediate expiry would turn a CMS outage into a 500.
  for (const tag of list.data.tags) revalidateTag(tag, 'max');
  return new Response(null, { status: 204 });
}
