import { createHash, timingSafeEqual } from 'node:crypto';
import { type AnyEntry, entries, gonePagesEndpoint, redirectsEndpoint } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { narrow } from './narrow';

const prefix = /^\/+api(?=\/|$)/i;

/** @returns the entry that an address under `/api` reads, or `null` when nothing is there */
export function entryAt(path: string): AnyEntry | null {
  const [endpoint, documentId, ...more] = path.replace(prefix, '').split('/').slice(1);
  const entry = (entries as readonly AnyEntry[]).find((candidate) => candidate.endpoint === endpoint);
  if (!entry || more.length > 0) return null;
  if (documentId === undefined) return entry;
  return entry.kind === 'collectionType' && /^[a-z0-9]{24}$/.test(documentId) ? entry : null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
const bearerOf = (header: string | undefined) => /^bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '';

/**
 * The one door to content over REST. Behind it Strapi would hand drafts to anybody who asks with an unusual `status`,
 * let any token that may do so write, and publish more addresses than the site uses.
 */
export const createDraftsGuard = (previewToken: string): Core.MiddlewareHandler => async (ctx, next) => {
  if (!prefix.test(ctx.path)) return next();
  const entry = entryAt(ctx.path);
  const isOfAddresses = [redirectsEndpoint, gonePagesEndpoint].some((endpoint) => ctx.path.replace(prefix, '') === `/${endpoint}`);
  if (!entry && !isOfAddresses) return ctx.notFound('There is nothing at this address.');
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
    ctx.set('Allow', 'GET, HEAD');
    return ctx.methodNotAllowed('Content is written in the newsroom, never over this address.');
  }
  if (entry) {
    const drafts = isSame(bearerOf(ctx.get('authorization')), previewToken);
    const narrowed = narrow(ctx.query, entry, { drafts });
    if ('refused' in narrowed) return ctx.badRequest(narrowed.refused);
    ctx.query = narrowed.query as typeof ctx.query;
  }
  ctx.set('Cache-Control', 'private, no-store');
  return next();
};
