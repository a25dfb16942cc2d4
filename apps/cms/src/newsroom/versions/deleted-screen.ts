import type { Core } from '@strapi/strapi';
import { actorOf } from '../actor';
import type { DocumentKey } from '../approval/editorial-records';
import { type Context, checkerFor, staffRoute } from '../desk/open-document';
import { entryTypeOf, publicUids, uidOf } from '../public-types';
import { createDeletedDocuments } from './deleted-documents';
import type { Versions } from './versions';

/** What the list of deleted entries asks for and does: whoever may publish a type sees all of it, others what they have worked on. */
export function registerDeletedScreen(strapi: Core.Strapi, versions: Versions): void {
  const deleted = createDeletedDocuments(strapi, versions);

  const isFor = (ctx: Context, userId: number) => async (key: DocumentKey) => !checkerFor(strapi, ctx, key.uid).cannot.publish() || (await deleted.isBy(key, userId));

  const list: Core.MiddlewareHandler = async (ctx) => {
    const actor = actorOf(strapi);
    if (!actor) return ctx.unauthorized();
    const readable = publicUids.filter((uid) => !checkerFor(strapi, ctx, uid).cannot.read());
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { documents: await deleted.list(readable, isFor(ctx, actor.id)) };
  };

  const restore: Core.MiddlewareHandler = async (ctx) => {
    const actor = actorOf(strapi);
    const { uid: asked = '', documentId = '' } = ctx.params as Record<string, string>;
    const type = entryTypeOf(asked);
    if (!actor || !type) return ctx.notFound();
    const key = { uid: uidOf(type), documentId };
    if (checkerFor(strapi, ctx, key.uid).cannot.create() || !(await isFor(ctx, actor.id)(key))) return ctx.forbidden();
    const restored = await deleted.restore(key, actor);
    if (!restored) return ctx.notFound();
    ctx.body = restored;
  };

  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [staffRoute('GET', '/deleted', list), staffRoute('POST', '/deleted/:uid/:documentId/restore', restore)],
  });
}
