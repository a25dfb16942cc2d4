import { type LocaleCode, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { type Context, type Need, openDocument, staffRoute } from '../desk/open-document';
import { compareContents } from './compare';
import type { Content } from './content';
import type { LanguageKey } from './version-records';
import type { Versions } from './versions';

const localeIn = (ctx: Context): LocaleCode => localeCodes.find((code) => code === ctx.query.locale) ?? localeCodes[0];

/** What the panel of versions beside a form asks for and tells. */
export function registerVersionsScreen(strapi: Core.Strapi, { records, draftOf, restore }: Versions) {
  const route = (method: 'GET' | 'POST', path: string, need: Need, work: (ctx: Context, key: LanguageKey, opened: NonNullable<Awaited<ReturnType<typeof openDocument>>>) => Promise<unknown>) =>
    staffRoute(method, `/documents/:uid/:documentId/versions${path}`, async (ctx) => {
      const opened = await openDocument(strapi, ctx, need);
      if (!opened) return;
      ctx.set('Cache-Control', 'no-store');
      const answer = await work(ctx, { ...opened.key, locale: localeIn(ctx) }, opened);
      if (answer === null) return ctx.notFound();
      ctx.body = answer;
    });

  /** @param which the number of a version, `draft` for the words as they are, or `at:` and a moment in milliseconds since 1970 */
  function contentOf(key: LanguageKey, which: unknown): Promise<Content | null> {
    if (which === 'draft') return draftOf(key);
    const [, moment] = /^at:(\d{1,15})$/.exec(String(which)) ?? [];
    return moment === undefined ? records.content(key, Number(which) || 0) : records.contentAt(key, Number(moment));
  }

  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      route('GET', '', 'read', async (ctx, key) => ({ ...(await records.list(key, Number(ctx.query.before) || undefined)), words: await records.lastWords(key) })),
      route('GET', '/compare', 'read', async (ctx, key) => {
        const [before, after] = await Promise.all([contentOf(key, ctx.query.before), contentOf(key, ctx.query.after)]);
        return before && after ? { changes: compareContents(before, after) } : null;
      }),
      route('POST', '/:version/restore', 'update', async (ctx, key, { actor }) => {
        const missing = await restore(key, Number((ctx.params as Record<string, string>).version) || 0, actor);
        return missing && { missing };
      }),
    ],
  });
}
