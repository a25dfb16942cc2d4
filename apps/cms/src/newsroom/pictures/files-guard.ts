import { createHash, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { createPublishedFiles } from './published-files';

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
const bearerOf = (header: string) => /^bearer (\S+)$/i.exec(header)?.[1] ?? '';

/** Strapi's own name for the cookie that keeps a session; config/admin.ts has it sent with files too. */
const sessionCookie = 'strapi_admin_refresh';

async function isStaff(strapi: Core.Strapi, session: string | undefined): Promise<boolean> {
  return session !== undefined && (await strapi.sessionManager('admin').validateRefreshToken(session)).isValid;
}

/** @returns the file that an address names, `''` when it names none properly, `null` when it is not among the files */
export function fileIn(path: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(path).replace(/[/\\]+/g, '/');
  } catch {
    return '';
  }
  // The router takes an address in any case.
  const [, name] = /^\/(?:\.\/)*uploads\/(.*)$/is.exec(plain) ?? [];
  if (name === undefined) return /\/uploads(?:\/|$)/i.test(plain) ? '' : null;
  return /^[\w-][\w.-]*$/.test(name) ? name : '';
}

/** @returns whether whoever asks has this very version (RFC 9110, 13.2.2: the version says more than the time) */
function isKnown(ctx: Parameters<Core.MiddlewareHandler>[0], version: string | null): boolean {
  const named = ctx.get('if-none-match');
  if (named !== '') return version !== null && named.replace(/^W\//, '') === `"${version}"`;
  const had = ctx.get('if-modified-since');
  return had !== '' && had === ctx.response.get('last-modified');
}

/**
 * Keeps from the public every file that nothing published shows. Staff are told by the session in their browser, the
 * site's preview by its own token; whoever brings neither is the public.
 */
export function createFilesGuard(strapi: Core.Strapi, previewToken: string): Core.MiddlewareHandler {
  const published = createPublishedFiles(strapi);
  return async (ctx, next) => {
    const name = fileIn(ctx.path);
    if (name === null) return next();
    if (name === '') return ctx.notFound();
    const isTrusted = isSame(bearerOf(ctx.get('authorization')), previewToken) || (await isStaff(strapi, ctx.cookies.get(sessionCookie)));
    const version = isTrusted ? null : await published.versionOf(name);
    if (!isTrusted && version === null) return ctx.notFound();
    await next();
    // Of the bytes that are sent: read before them, it is at most older than they are, and then of no use to anybody.
    if (version !== null) ctx.set('ETag', `"${version}"`);
    // What may be read now may be withdrawn in the next second.
    ctx.set('Cache-Control', isTrusted ? 'private, no-cache' : 'no-cache');
    // Koa's own check gives way to the "no-cache" that the site's `fetch` adds to a request that is not to be stored.
    if (ctx.status === 200 && isKnown(ctx, version)) ctx.status = 304;
  };
}
