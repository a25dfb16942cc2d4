import { sign, verify } from '@dpo/content';

/** Next's own cookie for drafts: the same for everybody until the next build, and it never ends. So it needs a pass beside it. */
export const draftCookie = '__prerender_bypass';
export const passCookie = 'preview_pass';

/** Seconds that a preview lasts: as long as a session in the newsroom without work. Nobody asks there whether the session has ended. */
export const passLifetime = 30 * 60;

const purpose = 'preview-pass';

/** @param until second since 1970 at which it ends */
export const passFor = async (until: number, secret: string): Promise<string> => `${until}.${await sign(purpose, until, secret)}`;

/** @param now seconds since 1970 */
export async function isPass(value: string, secret: string, now: number): Promise<boolean> {
  const [, until, signature] = /^(\d{1,12})\.([0-9a-f]{64})$/.exec(value) ?? [];
  return until !== undefined && signature !== undefined && Number(until) > now && (await verify(purpose, Number(until), signature, secret));
}

const nameOf = (cookie: string) => cookie.split('=', 1)[0]?.trim();

/** @returns the pass that a request's `Cookie` header shows for its drafts; `null` when it asks for none */
export function passIn(header: string): string | null {
  const cookies = header.split(';');
  if (!cookies.some((cookie) => nameOf(cookie) === draftCookie)) return null;
  return cookies.find((cookie) => nameOf(cookie) === passCookie)?.trim().slice(passCookie.length + 1) ?? '';
}

/** @returns a `Cookie` header without Next's cookie for drafts */
export const withoutPreview = (header: string): string => header.split(';').filter((cookie) => nameOf(cookie) !== draftCookie).join(';');

/**
 * @param header a request's `Cookie` header
 * @returns the header without Next's cookie for drafts, unless a pass that was signed here and has not ended stands beside it
 */
export async function withoutStalePreview(header: string, secret: string, now: number): Promise<string> {
  const pass = passIn(header);
  return pass === null || (await isPass(pass, secret, now)) ? header : withoutPreview(header);
}
