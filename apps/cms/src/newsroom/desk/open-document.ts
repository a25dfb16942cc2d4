import type { Core } from '@strapi/strapi';
import { type Actor, actorOf } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { entryTypeOf, uidOf } from '../public-types';

export type Context = Parameters<Core.MiddlewareHandler>[0];
export type Need = 'read' | 'update' | 'publish';

/** Nothing is left to do: the answer has been given. */
const answered = (_answer: unknown): null => null;

export const checkerFor = (strapi: Core.Strapi, ctx: Context, uid: string): { cannot: Record<Need | 'create', (entity?: object) => boolean> } =>
  strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ctx.state.userAbility, model: uid });

/** @returns the document that the address names, which the person may treat so; whoever may not is answered at once */
export async function openDocument(strapi: Core.Strapi, ctx: Context, need: Need): Promise<{ key: DocumentKey; actor: Actor } | null> {
  const { uid: asked = '', documentId = '' } = ctx.params as Record<string, string>;
  const type = entryTypeOf(asked);
  const actor = actorOf(strapi);
  if (!type || !actor) return answered(ctx.notFound());
  const uid = uidOf(type);
  const draft: object | null = await strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, populate: ['createdBy'] });
  if (!draft) return answered(ctx.notFound());
  if (checkerFor(strapi, ctx, uid).cannot[need](draft)) return answered(ctx.forbidden());
  return { key: { uid, documentId }, actor };
}

/** A route of the newsroom's own, for whoever is logged in. */
export const staffRoute = (method: 'GET' | 'POST', path: string, handler: Core.MiddlewareHandler) => ({
  method, path, handler, config: { policies: ['admin::isAuthenticatedAdmin'] }, info: { type: 'admin' },
});
