import type { Core } from '@strapi/strapi';

/**
 * Parts of Strapi that the newsroom does without.
 * - Uploads from an address: the server would fetch whatever an author names, from inside the network too. Strapi's own
 *   list of forbidden networks lacks some, and redirects are not held against it.
 * - Tokens for the admin API: they write without a person who has logged in.
 * - Mails of one's own making: Strapi lets everybody who has logged in send any words to anybody in the office's name.
 * - Settings of languages, which Strapi lets everybody change who has logged in.
 */
const closed: readonly { address: RegExp; but?: readonly string[] }[] = [
  { address: /^\/upload\/actions\/upload-from-urls?(?:\/|$)/ },
  { address: /^\/admin\/admin-tokens(?:\/|$)/ },
  { address: /^\/email\/?$/ },
  { address: /^\/i18n\/settings\/?$/, but: ['GET', 'HEAD'] },
];

/** @param path of a request; the router takes an address in any case and with any number of slashes */
export const isClosed = (method: string, path: string): boolean => {
  const plain = path.toLowerCase().replace(/\/{2,}/g, '/');
  return closed.some(({ address, but = [] }) => address.test(plain) && !but.includes(method));
};

export const closeAddresses: Core.MiddlewareHandler = async (ctx, next) => {
  if (isClosed(ctx.method, ctx.path)) return ctx.notFound('There is nothing at this address.');
  return next();
};
