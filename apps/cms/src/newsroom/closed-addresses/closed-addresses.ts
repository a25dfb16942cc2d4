import type { Core } from '@strapi/strapi';

/**
 * Parts of Strapi that the newsroom does without.
 * - Uploads from an address: the server would fetch whatever an author names, from inside the network too. Strapi's own
 *   list of forbidden networks lacks some, and redirects are not held against it.
 * - Tokens for the admin API: they write without a person who has logged in.
 */
const closed = [/^\/upload\/actions\/upload-from-urls?(?:\/|$)/, /^\/admin\/admin-tokens(?:\/|$)/];

/** @param path of a request; the router takes an address in any case and with any number of slashes */
export const isClosed = (path: string): boolean => {
  const plain = path.toLowerCase().replace(/\/{2,}/g, '/');
  return closed.some((address) => address.test(plain));
};

export const closeAddresses: Core.MiddlewareHandler = async (ctx, next) => {
  if (isClosed(ctx.path)) return ctx.notFound('There is nothing at this address.');
  return next();
};
