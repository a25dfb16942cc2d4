import { type AnyEntry, type LocaleCode, localeCodes, localeOfCode } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { actorOf } from '../actor';
import { farewellIn, sayingFarewell } from './farewell';
import { entryWithPages, isFixed, pagesOf } from './published-pages';

type Context = Parameters<Core.MiddlewareHandler>[0];

const verbs = { unpublish: 'publish', delete: 'delete' } as const;
type Action = keyof typeof verbs;

const most = 100;

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);

/** Where the dialogs ask what would be taken off, and say what is left in its place. */
export function registerWithdrawalRoutes(strapi: Core.Strapi, { siteUrl }: { siteUrl: string }) {
  const checkerFor = (ctx: Context, model: string): { cannot: Record<'read' | 'publish' | 'delete', (entity?: object) => boolean> } =>
    strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ctx.state.userAbility, model });

  const typeOf = (ctx: Context) => {
    const uid = (ctx.params as { uid?: string }).uid ?? '';
    const entry = actorOf(strapi) && entryWithPages(uid);
    return entry ? { uid, entry } : null;
  };

  const draftOf = (uid: string, documentId: string): Promise<object | null> =>
    strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null }, populate: ['createdBy'] });

  async function describe(uid: string, entry: AnyEntry, documentId: string) {
    const [drafts, published] = [await pagesOf(strapi, uid, entry, documentId, 'draft'), await pagesOf(strapi, uid, entry, documentId)];
    return {
      documentId,
      title: [...new Set((published.length > 0 ? published : drafts).map(({ title }) => title))].join(' / '),
      languages: drafts.map(({ locale }) => locale),
      pages: published.map(({ locale, slug }) => ({ locale, url: siteUrl + (entry.href(localeOfCode(locale).segment, slug) ?? '') })),
    };
  }

  const look: Core.MiddlewareHandler = async (ctx) => {
    const type = typeOf(ctx);
    if (!type) return ctx.notFound();
    if (checkerFor(ctx, type.uid).cannot.read()) return ctx.forbidden();
    const ids = typeof ctx.query.ids === 'string' ? ctx.query.ids.split(',').slice(0, most) : [];
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { isFixed: isFixed(type.entry), documents: await Promise.all(ids.map((documentId) => describe(type.uid, type.entry, documentId))) };
  };

  function askedIn(body: unknown): { action: Action; locale: '*' | LocaleCode[]; documentIds: string[] } {
    const { action, locales, documentIds } = (body ?? {}) as Record<string, unknown>;
    if (action !== 'unpublish' && action !== 'delete') throw new errors.ValidationError('action is neither unpublish nor delete');
    const wanted = localeCodes.filter((code) => listOf(locales).includes(code));
    return { action, locale: wanted.length === 0 || wanted.length === localeCodes.length ? '*' : wanted, documentIds: listOf(documentIds).slice(0, most) };
  }

  /** Takes all off, or none. */
  const withdraw: Core.MiddlewareHandler = async (ctx) => {
    const type = typeOf(ctx);
    if (!type) return ctx.notFound();
    const { action, locale, documentIds } = askedIn(ctx.request.body);
    const { documentId } = ctx.params as { documentId?: string };
    const ids = documentId === undefined ? [...new Set(documentIds)] : [documentId];
    const checker = checkerFor(ctx, type.uid);
    for (const id of ids) {
      const draft = await draftOf(type.uid, id);
      if (!draft) return ctx.notFound();
      if (checker.cannot[verbs[action]](draft)) return ctx.forbidden();
    }
    const documents = strapi.documents(type.uid as UID.ContentType) as unknown as Record<Action, (asked: { documentId: string; locale: '*' | LocaleCode[] }) => Promise<unknown>>;
    const work = () => strapi.db.transaction(async () => {
      // One after the other: the first that is refused takes back those before it.
      for (const id of ids) await documents[action]({ documentId: id, locale });
    });
    const farewell = farewellIn(ctx.request.body);
    await (farewell ? sayingFarewell(farewell, work) : work());
    ctx.body = { count: ids.length };
  };

  const route = (method: 'GET' | 'POST', path: string, handler: Core.MiddlewareHandler) => ({
    method, path, handler, config: { policies: ['admin::isAuthenticatedAdmin'] }, info: { type: 'admin' },
  });
  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      route('GET', '/withdrawal/:uid', look),
      route('POST', '/withdrawal/:uid', withdraw),
      route('POST', '/documents/:uid/:documentId/withdraw', withdraw),
    ],
  });
}
