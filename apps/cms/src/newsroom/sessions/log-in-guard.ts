import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { recordAudit } from '../audit/audit';
import { type Attempts, createAttempts } from './attempts';
import { sayToVisitor } from './visitor-language';

const sentences = {
  locked: {
    en: 'There were too many failed log-ins with this e-mail address. Please try again in 15 minutes.',
    zh: '此電郵地址登入失敗次數過多，請於 15 分鐘後再試。',
  },
  credentials: { en: 'Please enter your e-mail address and your password.', zh: '請輸入電郵地址和密碼。' },
};

const isLogIn = (method: string, path: string) => method === 'POST' && /^\/+admin\/+login\/*$/i.test(path);

const emailIn = (body: unknown): string => {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.toLowerCase().slice(0, 254) : '';
};

/**
 * Strapi also takes both from the query, and lists of them: past the counting of failures, and into the logs of servers.
 * Only one address and one password in the body are looked at.
 */
export const requireCredentials = (strapi: Core.Strapi): Core.MiddlewareHandler => async (ctx, next) => {
  if (isLogIn(ctx.method, ctx.path)) {
    const body = ctx.request.body as Record<string, unknown> | undefined;
    const isGiven = ['email', 'password'].every((name) => typeof body?.[name] === 'string' && body[name] !== '' && !(name in ctx.query));
    if (!isGiven) throw new errors.ValidationError(sayToVisitor(strapi, sentences.credentials));
  }
  await next();
};

/** What does not depend on the password: the CMS itself failed, or Strapi's own limit of requests stopped it. */
const saysNothing = (error: unknown) => !(error instanceof errors.ApplicationError) || error instanceof errors.RateLimitError;

async function logIn(strapi: Core.Strapi, attempts: Attempts, email: string, ctx: Parameters<Core.MiddlewareHandler>[0], next: () => Promise<unknown>) {
  const turn = await attempts.begin(email);
  if (turn === 'locked') throw new errors.RateLimitError(sayToVisitor(strapi, sentences.locked));
  try {
    await next();
  } catch (error) {
    if (saysNothing(error)) await attempts.takeBack(email);
    else if (turn === 'last') await recordAudit(strapi, { action: 'log-in.locked', subject: { type: 'admin::user', name: email } });
    throw error;
  }
  if (ctx.status === 200) await attempts.succeed(email, ctx.request.ip);
  else await attempts.takeBack(email);
}

/** Five failures in a row lock an address for 15 minutes, whether anybody has it or not. */
export const guardLogIns = (strapi: Core.Strapi): Core.MiddlewareHandler => {
  const attempts = createAttempts(strapi);
  return async (ctx, next) => {
    const email = isLogIn(ctx.method, ctx.path) ? emailIn(ctx.request.body) : '';
    if (email === '') return next();
    return logIn(strapi, attempts, email, ctx, next);
  };
};

type Checked = [error: unknown, user: unknown, info?: { message: string }];

/**
 * Answers alike, and after about the same time, whether there is an account, none, one that was never registered, or one
 * that was switched off. Strapi itself compares a password only where there is one, and names an inactive account.
 */
export function answerAlike(strapi: Core.Strapi): void {
  const auth = strapi.service('admin::auth');
  const { checkCredentials } = auth;
  const nobodys: Promise<string> = auth.hashPassword(randomBytes(24).toString('base64url'));
  auth.checkCredentials = async (given: { email: string; password: string }): Promise<Checked> => {
    const known: { password?: string | null } | null = await strapi.db.query('admin::user').findOne({ where: { email: given.email }, select: ['password'] });
    if (!known?.password) await auth.validatePassword(given.password, await nobodys);
    const [error, user]: Checked = await checkCredentials(given);
    return user ? [error, user] : [error, false, { message: 'Invalid credentials' }];
  };
}
