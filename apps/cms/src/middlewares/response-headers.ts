import type { Core } from '@strapi/strapi';

const permissionsPolicy = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

/** Headers that Strapi's own security middleware does not know. Files get a policy of their own: nothing in them may run. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  await next();
  ctx.set('Permissions-Policy', permissionsPolicy);
  ctx.remove('X-Powered-By');
  if (ctx.path.startsWith('/uploads/')) {
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    ctx.set('X-Content-Type-Options', 'nosniff');
  }
};
