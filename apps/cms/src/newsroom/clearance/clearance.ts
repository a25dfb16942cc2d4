import { type AnyEntry, clearanceHeaders, entries, localeOfCode, localeCodes, locales, sign, signedClearance, verify } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Settings } from '../../env';
import type { DocumentKey } from '../approval/editorial-records';
import { recordAudit } from '../audit/audit';
import { type Context, type Need, openDocument, staffRoute } from '../desk/open-document';
import { type Sentence, sayToEditor } from '../language';
import { entryTypeOf } from '../public-types';
import { wholeDrafts } from '../whole-document';
import { createClearanceRecords, registerClearanceRecords } from './clearance-records';

const day = 86_400_000;
const days = { least: 1, usual: 7, most: 30 };
const longestNote = 200;

const sentences = {
  days: { en: `A link lasts from ${days.least} to ${days.most} days.`, zh: `連結的有效期須為 ${days.least} 至 ${days.most} 日。` },
  page: { en: 'There is no page to show yet: give the entry a web address and save it.', zh: '尚未有可供查看的網頁：請先為此內容填寫網址並儲存。' },
  gone: { en: 'This link has ended already.', zh: '此連結已經失效。' },
} satisfies Record<string, Sentence>;

const all: readonly AnyEntry[] = entries;

const bodyOf = (ctx: Context): Record<string, unknown> => (typeof ctx.request.body === 'object' && ctx.request.body !== null ? (ctx.request.body as Record<string, unknown>) : {});

/** @returns the hashes of all files within rows as the database gives them, by which their addresses begin or end */
function hashesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(hashesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('hash' in value && 'mime' in value && typeof value.hash === 'string') return [value.hash];
  return Object.values(value).flatMap(hashesIn);
}

/**
 * Links for clearance: whoever holds one reads one document's draft on the site, as it is at that moment, in all its
 * languages, until the link ends or is revoked. The site asks for each page whether it still holds.
 */
export function registerClearance(strapi: Core.Strapi, { siteUrl, previewSecret }: Pick<Settings, 'siteUrl' | 'previewSecret'>): void {
  registerClearanceRecords(strapi);
  const records = createClearanceRecords(strapi);

  const draftsOf = (key: DocumentKey) => wholeDrafts(strapi, key);

  async function hasPage(key: DocumentKey): Promise<boolean> {
    const entry = all.find(({ type }) => type === entryTypeOf(key.uid));
    const [draft] = await draftsOf(key);
    if (!entry || !draft || (entry.kind === 'collectionType' && !draft.slug)) return false;
    return entry.href(locales[0].segment, draft.slug ?? '') !== null;
  }

  async function audit(key: DocumentKey, action: 'clearance.make' | 'clearance.revoke', reason: string) {
    const [draft] = await draftsOf(key);
    const name = [draft?.title, draft?.siteName].find((title) => typeof title === 'string') ?? '';
    await recordAudit(strapi, { action, subject: { type: key.uid, id: key.documentId, name }, reason });
  }

  async function addressOf(link: string, until: number, asked: unknown): Promise<string> {
    const seconds = Math.floor(until / 1000);
    const locale = localeOfCode(localeCodes.find((code) => code === asked) ?? localeCodes[0]);
    const signature = await sign(signedClearance(link), seconds, previewSecret);
    return `${siteUrl}/api/preview?${new URLSearchParams({ link, until: String(seconds), signature, locale: locale.segment }).toString()}`;
  }

  const action = (method: 'GET' | 'POST', path: string, need: Need, work: (ctx: Context, opened: NonNullable<Awaited<ReturnType<typeof openDocument>>>) => Promise<object>) =>
    staffRoute(method, `/documents/:uid/:documentId/clearance${path}`, async (ctx) => {
      const opened = await openDocument(strapi, ctx, need);
      if (!opened) return;
      ctx.set('Cache-Control', 'no-store');
      const done = await work(ctx, opened);
      ctx.body = { ...done, links: await records.inForceOf(opened.key) };
    });

  /** For the site: whoever shows a link's signature holds the link. */
  const told: Core.MiddlewareHandler = async (ctx) => {
    const { link = '' } = ctx.params as Record<string, string>;
    const isSigned = await verify(signedClearance(link), Number(ctx.get(clearanceHeaders.until)), ctx.get(clearanceHeaders.signature), previewSecret);
    if (!isSigned) return ctx.notFound();
    const found = await records.find(link);
    const drafts = found ? await draftsOf(found) : [];
    const entry = found && all.find(({ type }) => type === entryTypeOf(found.uid));
    if (!found || !entry || drafts.length === 0) return ctx.notFound();
    if (ctx.query.opened !== undefined) await records.opened(link);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { type: entry.type, slug: drafts[0]?.slug ?? '', until: found.until, files: [...new Set(hashesIn(drafts))] };
  };

  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      action('GET', '', 'read', () => Promise.resolve({})),
      action('POST', '', 'update', async (ctx, { key, actor }) => {
        const { days: asked = days.usual, note, locale } = bodyOf(ctx);
        if (!Number.isInteger(asked) || Number(asked) < days.least || Number(asked) > days.most) throw new errors.ValidationError(sayToEditor(strapi, sentences.days));
        if (!(await hasPage(key))) throw new errors.ApplicationError(sayToEditor(strapi, sentences.page));
        const until = Date.now() + Number(asked) * day;
        const whom = typeof note === 'string' && note.trim() !== '' ? note.trim().slice(0, longestNote) : null;
        const link = await strapi.db.transaction(async () => {
          await audit(key, 'clearance.make', whom ?? '');
          return records.make(key, { note: whom, until }, actor);
        });
        return { url: await addressOf(link, until, locale) };
      }),
      action('POST', '/:link/revoke', 'update', async (ctx, { key }) => {
        const { link = '' } = ctx.params as Record<string, string>;
        await strapi.db.transaction(async () => {
          if (!(await records.revoke(key, link))) throw new errors.ApplicationError(sayToEditor(strapi, sentences.gone));
          await audit(key, 'clearance.revoke', '');
        });
        return {};
      }),
      { method: 'GET', path: '/clearance/:link', handler: told, config: { auth: false }, info: { type: 'admin' } },
    ],
  });
}
