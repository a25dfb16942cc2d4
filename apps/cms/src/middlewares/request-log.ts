import type { Core } from '@strapi/strapi';

/** Logs requests without their queries, in which keys stand that set a new password or open a draft. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const since = Date.now();
    await next();
    strapi.log.http(`${ctx.method} ${ctx.path} (${Date.now() - since} ms) ${ctx.status}`);
  };
