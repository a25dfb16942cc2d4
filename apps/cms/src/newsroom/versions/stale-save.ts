import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { inHongKong } from '../hong-kong-time';
import { type Sentence, sayToEditor } from '../language';
import { entryTypeOf } from '../public-types';
import type { LanguageKey, VersionRecords } from './version-records';

const refusal = (by: string | null, at: number): Sentence => ({
  en: `Not saved: ${by ?? 'the system'} saved a newer version of this text (${inHongKong(at, 'en-GB')}) after you opened it. What you wrote is still in the form. “Versions” beside it shows what changed, and lets you keep yours or take theirs.`,
  zh: `未能儲存：${by ?? '系統'}在你開啟此內容後已儲存較新的版本（${inHongKong(at, 'zh-HK')}）。你所寫的仍保留在表格內。旁邊的「版本」會顯示有何改動，你可保留自己的版本，或採用對方的版本。`,
});

const momentOf = (value: unknown): number | null => {
  const moment = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? null : moment;
};

interface Asked {
  /** As the content manager calls them, and the newsroom. */
  params?: { model?: string; id?: string; uid?: string; documentId?: string };
  request: { body?: unknown; headers: Readonly<Record<string, unknown>> };
}

/**
 * The `updatedAt` of the words that whoever saves has seen: the newsroom's form sends it as a header, a program may send
 * it in the body. A request without one knows of no earlier words, and is not held against them.
 */
function baseOf(strapi: Core.Strapi, { uid, documentId }: LanguageKey): number | null {
  const asked = strapi.requestContext.get() as Asked | undefined;
  const { params = {} } = asked ?? {};
  const [type, id] = [params.model ?? params.uid, params.id ?? params.documentId];
  if (type !== uid || (id !== undefined && id !== documentId)) return null;
  const { body, headers } = asked?.request ?? {};
  const shown = momentOf(headers?.['x-words-shown']);
  if (shown !== null) return shown;
  return typeof body === 'object' && body !== null && 'updatedAt' in body ? momentOf(body.updatedAt) : null;
}

/** @throws {ValidationError} when somebody saved other words since the form was filled: the form then keeps what is in it */
export async function refuseStale(strapi: Core.Strapi, records: VersionRecords, key: LanguageKey): Promise<void> {
  const base = baseOf(strapi, key);
  if (base === null) return;
  const last = await records.lastWords(key);
  if (last === null || last.at <= base) return;
  // Words that were deleted since are not newer ones: whoever begins the language again, or never saw it, overwrites nothing.
  if ((await strapi.db.query(key.uid).count({ where: { documentId: key.documentId, locale: key.locale, publishedAt: null } })) === 0) return;
  const message = sayToEditor(strapi, refusal(last.by, last.at));
  throw new errors.ValidationError(message, { errors: [{ path: ['updatedAt'], message, name: 'ValidationError' }], newer: { id: last.id, at: last.at, by: last.by } });
}

const form = /^\/content-manager\/(?:collection-types\/([^/?]+)\/([^/?]+)|single-types\/([^/?]+))$/;

/**
 * Tells a form of which version its words are, by the version's moment. The row's own `updatedAt` comes from the clock of
 * the replica that wrote it, and does not change with what another language brought in: what the languages share.
 */
export function tellForms(strapi: Core.Strapi, records: VersionRecords): void {
  strapi.server.use(async (ctx, next) => {
    const [, collection, documentId, single] = (ctx.method === 'GET' && form.exec(ctx.path)) || [];
    const uid = collection ?? single;
    if (uid === undefined || !entryTypeOf(uid)) return next();
    const locale = (typeof ctx.query.locale === 'string' ? ctx.query.locale : 'en') as LocaleCode;
    // Asked before the words are read: words that are newer than told are refused once too often, never too seldom.
    const last = await records.lastWords({ uid, locale, ...(documentId === undefined ? {} : { documentId }) });
    await next();
    const { data } = (ctx.body ?? {}) as { data?: { updatedAt?: string } };
    if (last && data?.updatedAt) data.updatedAt = new Date(last.at).toISOString();
  });
}
