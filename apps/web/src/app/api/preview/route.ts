import { locales, verify } from '@dpo/content';
import { cookies, draftMode } from 'next/headers';
import { z } from 'zod';
import { askClearance, clearancePass, clearedPath, isSignedLink } from '@/clearance';
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

const clearanceQuery = z.object({
  link: z.uuid(),
  until: z.string().regex(/^\d{1,12}$/).transform(Number),
  signature: z.string(),
  locale: z.enum(locales.map(({ segment }) => segment)).catch(locales[0].segment),
});

const refused = (status: 400 | 401, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } });

async function begin(pass: string, lifetime: number): Promise<void> {
  (await draftMode()).enable();
  const secure = env().SITE_URL.startsWith('https:');
  (await cookies()).set(passCookie, pass, { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: lifetime });
}

const leadTo = (path: string) => new Response(null, { status: 307, headers: { location: path, 'cache-control': 'no-store' } });

/**
 * Somebody without an account clears a text: a link signed in the CMS, good for some days and as often as it is opened, so
 * that a mail program that looks at it first does no harm. Whether it still holds is asked for each page.
 */
async function openClearance({ locale, ...link }: z.infer<typeof clearanceQuery>): Promise<Response> {
  if (!(await isSignedLink(link))) return refused(401, 'This link is not complete. Copy all of it, or ask for another.');
  const scope = await askClearance(link, { opened: true }).catch(() => null);
  await begin(clearancePass(link), Math.max(60, link.until - Math.floor(Date.now() / 1000)));
  // A link that has ended says so on any page.
  return leadTo((scope && clearedPath(scope, locale)) ?? `/${locale}`);
}

/** Staff open a draft from the CMS: a link signed there, good once and for five minutes. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const forClearance = clearanceQuery.safeParse(Object.fromEntries(searchParams));
  if (forClearance.success) return openClearance(forClearance.data);
  const link = query.safeParse(Object.fromEntries(searchParams));
  if (!link.success) return refused(400, 'This is not a preview link.');
  const { path, timestamp, nonce, signature } = link.data;
  const now = Math.floor(Date.now() / 1000);
  const genuine = isTimely(timestamp, now) && (await verify(`${path}.${nonce}`, Number(timestamp), signature, env().PREVIEW_SECRET));
  if (!genuine || !firstUse(nonce, now))
    return refused(401, 'This preview link has been used or has expired. Open the preview from the CMS again.');
  await begin(await passFor(now + passLifetime, env().PREVIEW_SECRET), passLifetime);
  return leadTo(path);
}
