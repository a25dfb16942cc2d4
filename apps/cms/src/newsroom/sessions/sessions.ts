import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { createAttempts, registerAttempts } from './attempts';
import { endIdleSessions } from './idle-end';
import { answerAlike } from './log-in-guard';
import { type Owner, problemWith } from './password-rules';
import { sayToVisitor } from './visitor-language';

type Attributes = Owner & { password?: unknown; isActive?: unknown };

/** Whoever holds a session of theirs is out at the next request, on every replica. */
async function endSessions(strapi: Core.Strapi, userId: unknown): Promise<void> {
  await strapi.sessionManager('admin').invalidateRefreshToken(String(userId));
}

/** Every way to set a password ends in one of these: invitation, reset, profile, the first administrator, the command line. */
function guardPasswords(strapi: Core.Strapi) {
  const users = strapi.service('admin::user');
  const { create, createFirstAdmin, updateById, resetPasswordByEmail } = users;
  const check = ({ password, ...owner }: Attributes) => {
    const problem = typeof password === 'string' ? problemWith(password, owner) : null;
    if (!problem) return;
    const message = sayToVisitor(strapi, problem);
    // Strapi's forms show what is said of a field, and nothing else of a refusal of this kind.
    throw new errors.ValidationError(message, { errors: [{ path: ['password'], message, name: 'ValidationError' }] });
  };
  // In a profile Strapi asks for the password of now, ends all sessions, and only then sets the new one: too late to refuse it.
  const auth = strapi.service('admin::auth');
  const { validatePassword } = auth;
  auth.validatePassword = async (password: string, hash: string): Promise<boolean> => {
    const isValid: boolean = await validatePassword(password, hash);
    const request = strapi.requestContext.get();
    const user = request?.state.user as Owner | undefined;
    if (isValid && user) check({ ...user, password: (request?.request.body as Attributes | undefined)?.password });
    return isValid;
  };
  users.create = async (attributes: Attributes) => {
    check(attributes);
    return create(attributes);
  };
  users.createFirstAdmin = async (attributes: Attributes) => {
    check(attributes);
    return createFirstAdmin(attributes);
  };
  users.updateById = async (id: unknown, attributes: Attributes) => {
    if (attributes.password !== undefined) {
      const known: Owner | null = await strapi.db.query('admin::user').findOne({ where: { id }, select: ['email', 'firstname', 'lastname'] });
      check({ ...known, ...attributes });
    }
    const updated: unknown = await updateById(id, attributes);
    // Strapi ends them for a password changed in the profile, not for one that an administrator sets, and lets those of a blocked account live on.
    if (attributes.password !== undefined || attributes.isActive === false) await endSessions(strapi, id);
    return updated;
  };
  users.resetPasswordByEmail = async (email: string, password: string) => {
    const known: (Owner & { id: number }) | null = await strapi.db.query('admin::user').findOne({ where: { email }, select: ['id', 'email', 'firstname', 'lastname'] });
    check({ ...known, password });
    await resetPasswordByEmail(email, password);
    if (known) await endSessions(strapi, known.id);
  };
}

/** Belongs into Strapi's register phase: the table has to be known before the database is opened. */
export function registerSessions(strapi: Core.Strapi): void {
  registerAttempts(strapi);
  guardPasswords(strapi);
  answerAlike(strapi);
  endIdleSessions(strapi);
  const attempts = createAttempts(strapi);
  const lastLogIn: Core.MiddlewareHandler = async (ctx) => {
    const { email } = ctx.state.user as { email: string };
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await attempts.lastLogIn(email.toLowerCase());
  };
  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [{ method: 'GET', path: '/last-log-in', handler: lastLogIn, config: { policies: ['admin::isAuthenticatedAdmin'] }, info: { type: 'admin' } }],
  });
}

/** Belongs into the bootstrap phase. */
export const startSessions = (strapi: Core.Strapi): Promise<unknown> => createAttempts(strapi).prune();
