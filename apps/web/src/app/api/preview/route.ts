import { locales, verify } from '@dpo/content';
import { cookies, draftMode } from 'next/headers';
import { z } from 'zod';
import { createReplayGuard, isTimely } from '@/content/signed-request';
import { env } from '@/env';
import { passCookie, passFor, passLifetime } from '@/preview-pass';

export const dynamic = 'force-dynamic';

const firstUse = createReplayGuard();

/** A page of this site, so that the link cannot lead elsewhere. */
const pagePath = new RegExp(`^/(?:${locales.map(({ segment }) => segment).join('|')})(?:/[a-z0-9-]+)*$`);

const query = z.object({
  path: z.string().max(300).regex(pagePath),
  timestamp: z.string(),
  nonce: z.uuid(),
  signature: z.string(),
});

const refused = (status: 400 | 401, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } });

/** Staff open a draft from the CMS: a link signed there, good once and for five minutes. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const link = query.safeParse(Object.fromEntries(searchParams));
  if (!link.success) return refused(400, 'This is not a preview link.');
  const { path, timestamp, nonce, signature } = link.data;
  const now = Math.floor(Date.now() / 1000);
  const genuine = isTimely(timestamp, now) && (await verify(`${path}.${nonce}`, Number(timestamp), signature, env().PREVIEW_SECRET));
  if (!genuine || !firstUse(nonce, now))
    return refused(401, 'This preview link has been used or has expired. Open the preview from the CMS again.');
  (await draftMode()).enable();
  const secure = env().SITE_URL.startsWith('https:');
  const pass = await passFor(now + passLifetime, env().PREVIEW_SECRET);
  (await cookies()).set(passCookie, pass, { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: passLifetime });
  return new Response(null, { status: 307, headers: { location: path, 'cache-control': 'no-store' } });
}
