import type { Core } from '@strapi/strapi';

/** The request header by which a screen says for how many milliseconds nobody has touched it: Strapi renews by a clock, not by a touch. */
const header = 'x-untouched-for';

/** Strapi's, in which the browser keeps what fetches the next key of a session. */
const renewalCookie = 'strapi_admin_refresh';

const isRenewal = (method: string, path: string) => method === 'POST' && /^\/+admin\/+access-token\/*$/i.test(path);

const untouchedFor = (asked: string): number => {
  const milliseconds = Number(asked);
  return Number.isFinite(milliseconds) && milliseconds > 0 ? milliseconds : 0;
};

/**
 * Counts the half hour after which a session ends from the last touch of its screen. Strapi counts it from the last
 * renewal, which comes up to ten minutes later, and renews by the age of a key, whenever its session is to end.
 */
export function endIdleSessions(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    if (!isRenewal(ctx.method, ctx.path)) return next();
    const sessions = strapi.sessionManager('admin');
    const untouched = untouchedFor(ctx.get(header));
    const lifespan = strapi.config.get<number>('admin.auth.sessions.idleSessionLifespan') * 1000;
    const cookie = ctx.cookies.get(renewalCookie);
    if (cookie && (untouched >= lifespan || !(await sessions.validateRefreshToken(cookie)).isValid)) return ctx.unauthorized('Invalid refresh token');
    await next();
    const { data } = (ctx.body ?? {}) as { data?: { token?: string } };
    if (untouched === 0 || ctx.status !== 200 || !data?.token) return;
    const key = sessions.validateAccessToken(data.token);
    if (!key.isValid) return;
    await strapi.db.query('admin::session').update({ where: { sessionId: key.payload.sessionId }, data: { expiresAt: new Date(Date.now() + lifespan - untouched) } });
  });
}
