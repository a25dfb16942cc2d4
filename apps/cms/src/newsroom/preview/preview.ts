import type { Core } from '@strapi/strapi';
import type { Settings } from '../../env';
import { createPreviewLink } from './preview-link';

const readAction = 'plugin::content-manager.explorer.read';

/**
 * Answers the form's "Preview" button with a fresh link, for editors who may read the entry. Strapi's own preview page
 * asks once and keeps the link in a frame; a link that works once and briefly has to be made at the click.
 */
export function registerPreview(strapi: Core.Strapi, { siteUrl, previewSecret }: Pick<Settings, 'siteUrl' | 'previewSecret'>) {
  const slugOf = async (uid: string, documentId: string) => {
    const draft: { slug?: string } | null = await strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, select: ['slug'] });
    return draft?.slug ?? null;
  };
  const link = createPreviewLink({ siteUrl, secret: previewSecret, slugOf });
  const handler: Core.MiddlewareHandler = async (ctx) => {
    const { uid, documentId } = ctx.params as Record<string, string>;
    if (!ctx.state.userAbility.can(readAction, uid)) return ctx.forbidden();
    const { locale } = ctx.query;
    const url = await link(uid ?? '', { documentId: documentId ?? '', ...(typeof locale === 'string' ? { locale } : {}) });
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
