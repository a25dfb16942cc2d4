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
    if (!isTrusted && !(await published.has(name))) return ctx.notFound();
    await next();
    // What may be read now may be withdrawn in the next second.
    ctx.set('Cache-Control', isTrusted ? 'private, no-cache' : 'no-cache');
    // Koa's own check gives way to the "no-cache" that the site's `fetch` adds to a request that is not to be stored.
    const had = ctx.get('if-modified-since');
    if (ctx.status === 200 && had !== '' && had === ctx.response.get('last-modified')) ctx.status = 304;
  };
}
