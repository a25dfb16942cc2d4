import type { Core } from '@strapi/strapi';
import type { Settings } from '../../env';
import { entryTypeOf, uidOf } from '../public-types';
import { createPreviewLink } from './preview-link';

/**
 * Answers the form's "Preview" button with a fresh link, for editors who may read the entry. Strapi's own preview page
 * asks once and keeps the link in a frame; a link that works once and briefly has to be made at the click.
 */
export function registerPreview(strapi: Core.Strapi, { siteUrl, previewSecret }: Pick<Settings, 'siteUrl' | 'previewSecret'>) {
  const slugOf = async (uid: string, documentId: string) => {
    const draft: { slug?: string } | null = await strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, select: ['slug'] });
    return draft?.slug ?? null;
  };
  /** Without a language: in any. An entry not yet translated has a page in the other language too, which says so. */
  const draftOf = (uid: string, documentId: string | undefined, locale?: unknown): Promise<{ id: number } | null> =>
    strapi.db.query(uid).findOne({
      where: { publishedAt: null, ...(documentId ? { documentId } : {}), ...(typeof locale === 'string' ? { locale } : {}) },
      populate: ['createdBy'],
    });
  const link = createPreviewLink({ siteUrl, secret: previewSecret, slugOf });
  const handler: Core.MiddlewareHandler = async (ctx) => {
    const { uid: asked = '', documentId } = ctx.params as Record<string, string>;
    const { locale } = ctx.query;
    const type = entryTypeOf(asked);
    if (!type) return ctx.notFound();
    const uid = uidOf(type);
    const draft = (await draftOf(uid, documentId, locale)) ?? (await draftOf(uid, documentId));
    if (!draft) return ctx.notFound();
    // Who may read news may still not read this item: an author reads what is the author's own.
    const permissions = strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ctx.state.userAbility, model: uid });
    if (permissions.cannot.read(draft)) return ctx.forbidden();
    const url = await link(uid, { documentId: documentId ?? '', ...(typeof locale === 'string' ? { locale } : {}) });
    if (!url) return ctx.notFound();
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { url };
  };
  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      {
        method: 'GET', path: '/preview-link/:uid/:documentId?', handler,
        config: { policies: ['admin::isAuthenticatedAdmin'] }, info: { type: 'admin' },
      },
    ],
  });
}
