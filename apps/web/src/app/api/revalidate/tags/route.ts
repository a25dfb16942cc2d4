import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { createReplayGuard, parseJson, readSigned } from '@/content/signed-request';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

const firstUse = createReplayGuard();
const tagList = z.array(z.string().min(1).max(256)).max(2000);

/**
 * Marks pages stale. A request of its own, made by this process to itself, because tags take effect only when the
 * request that names them ends.
 */
export async function POST(request: Request): Promise<Response> {
  const signed = await readSigned(request, env().REVALIDATE_SECRET, firstUse);
  if ('status' in signed) return Response.json({ error: signed.message }, { status: signed.status });
  const tags = tagList.safeParse(parseJson(signed.body));
  if (!tags.success) return Response.json({ error: 'The body is not a list of tags.' }, { status: 400 });
  // 'max' keeps the last good page until a new one is rendered; immediate expiry would turn a CMS outage into a 500.
  for (const tag of tags.data) revalidateTag(tag, 'max');
  return new Response(null, { status: 204 });
}
