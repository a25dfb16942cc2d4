import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Actor, recordAudit } from './audit';

const plain = (path: string) => path.toLowerCase().replace(/\/{2,}/g, '/').replace(/\/$/, '');

const emailIn = (body: unknown): string => {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.toLowerCase() : '';
};

const subjectOf = ({ id, email }: Actor) => ({ type: 'admin::user', id, name: email });

async function tellOfFailure(strapi: Core.Strapi, email: string, action: 'log-in.failed' | 'log-in.refused') {
  const known: { id: number } | null = await strapi.db.query('admin::user').findOne({ where: { email }, select: ['id'] });
  await recordAudit(strapi, { action, subject: { type: 'admin::user', name: email, ...(known ? { id: known.id } : {}) } });
}

/** Tells of log-ins, failed ones, those refused without a look at the password (429), and log-outs. */
export const auditLogIns = (strapi: Core.Strapi): Core.MiddlewareHandler => async (ctx, next) => {
  const address = ctx.method === 'POST' ? plain(ctx.path) : '';
  if (address === '/admin/login') {
    const email = emailIn(ctx.request.body);
    try {
      await next();
    } catch (error) {
      if (email !== '') await tellOfFailure(strapi, email, error instanceof errors.RateLimitError ? 'log-in.refused' : 'log-in.failed');
      throw error;
    }
    const user = ctx.state.user as { id: number } | undefined;
    if (ctx.status !== 200 || !user) return;
    const actor: Actor | null = await strapi.db.query('admin::user').findOne({ where: { id: user.id }, populate: ['roles'] });
    if (actor) await recordAudit(strapi, { action: 'log-in', subject: subjectOf(actor), actor });
    return;
  }
  await next();
  const user = ctx.state.user as Actor | undefined;
  if (address === '/admin/logout' && ctx.status === 200 && user) await recordAudit(strapi, { action: 'log-out', subject: subjectOf(user), actor: user });
};
