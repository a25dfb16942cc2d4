import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { recordAudit } from './audit';
import { byteOrderMark, heading, lineOf } from './csv';
import { type Search, actionsIn, search, walk } from './ledger';

const pageSizes = { least: 1, most: 100, usual: 50 };

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 254) : '');

const hongKong = '+08:00';
const day = 24 * 60 * 60 * 1000;

/** @returns the moment at which a day, written `2026-11-23`, begins in Hong Kong, or `null` */
function beginningOf(value: unknown, daysLater = 0): string | null {
  const text = textIn(value);
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00${hongKong}`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at + daysLater * day).toISOString();
}

function searchIn(query: Record<string, unknown>): Search {
  const [from, until] = [beginningOf(query.from), beginningOf(query.to, 1)];
  return {
    who: textIn(query.who), action: textIn(query.action), subject: textIn(query.subject),
    ...(from ? { from } : {}), ...(until ? { until } : {}),
  };
}

const numberIn = (value: unknown, usual: number, most: number) => Math.min(Math.max(Math.trunc(Number(value)) || usual, 1), most);

/** Administrators have every permission there is; no other role has this one unless they give it. */
const permission = { section: 'settings', category: 'newsroom', subCategory: 'audit', pluginName: 'admin', uid: 'newsroom-audit.read', displayName: 'Read and export' };

const notStored: Core.MiddlewareHandler = async (ctx, next) => {
  ctx.set('Cache-Control', 'no-store');
  return next();
};

async function* csvOf(strapi: Core.Strapi, what: Search): AsyncGenerator<string> {
  yield byteOrderMark + heading;
  for await (const entry of walk(strapi.db.connection, what)) yield lineOf(entry);
}

/** What administrators read the audit by, and nobody else. Export is an act of its own and leaves an entry. */
export function registerAuditScreen(strapi: Core.Strapi) {
  const list: Core.MiddlewareHandler = async (ctx) => {
    const query = ctx.query as Record<string, unknown>;
    const pageSize = numberIn(query.pageSize, pageSizes.usual, pageSizes.most);
    const page = numberIn(query.page, pageSizes.least, Number.MAX_SAFE_INTEGER / pageSizes.most);
    const { entries, total } = await search(strapi.db.connection, searchIn(query), page, pageSize);
    ctx.body = { entries, total, page, pageSize, actions: await actionsIn(strapi.db.connection) };
  };
  const exported: Core.MiddlewareHandler = async (ctx) => {
    const what = searchIn(ctx.query);
    await recordAudit(strapi, { action: 'audit.export', subject: { type: 'api::audit-entry.audit-entry' }, after: what });
    ctx.attachment(`audit-${new Date().toISOString().slice(0, 10)}.csv`);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = Readable.from(csvOf(strapi, what));
  };
  const config = { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: ['admin::newsroom-audit.read'] } }], middlewares: [notStored] };
  strapi.service('admin::permission').actionProvider.registerMany([permission]);
  strapi.server.routes({
    type: 'admin',
    prefix: '/newsroom',
    routes: [
      { method: 'GET', path: '/audit', handler: list, config, info: { type: 'admin' } },
      { method: 'GET', path: '/audit.csv', handler: exported, config, info: { type: 'admin' } },
    ],
  });
}
