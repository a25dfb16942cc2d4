import { type GonePage, type Locale, gonePageType, localeOfSegment, locales } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';

export const gonePageUid = `api::${gonePageType}.${gonePageType}` as UID.ContentType;

export interface StoredGonePage extends GonePage {
  id: number;
  documentId: string;
  /** Which document had its page there. */
  entry: string;
}

const momentOf = (at: string | Date) => new Date(at).toISOString();

/** @returns the pages taken off that fit, the oldest first */
export async function storedGonePages(strapi: Core.Strapi, where: object = {}): Promise<StoredGonePage[]> {
  const rows: StoredGonePage[] = await strapi.db.query(gonePageUid).findMany({ where, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, at: momentOf(row.at), reason: row.reason || null, to: row.to || null }));
}

/** @returns every page taken off as the site reads it */
export const allGonePages = async (strapi: Core.Strapi): Promise<GonePage[]> =>
  (await storedGonePages(strapi)).map(({ address, title, language, at, reason, to }) => ({ address, title, language, at, reason, to }));

/** @returns by address where readers of pages taken off are sent, as steps beside those of redirects */
export const stepsOfGonePages = async (strapi: Core.Strapi): Promise<Map<string, string>> =>
  new Map((await storedGonePages(strapi)).flatMap(({ address, to }) => (to === null ? [] : [[address, to] as const])));

/** @returns the language in which readers at the address are spoken to */
export const localeOfAddress = (address: string): Locale => localeOfSegment(address.split('/', 2)[1] ?? '') ?? locales[0];

/** Puts what is said at an address in the place of what was said there. */
export async function keepGonePage(strapi: Core.Strapi, page: GonePage & { entry: string }): Promise<void> {
  const rows = strapi.db.query(gonePageUid);
  await rows.deleteMany({ where: { address: page.address } });
  const now = new Date().toISOString();
  await rows.create({ data: { ...page, createdAt: now, updatedAt: now, publishedAt: now } });
}

export const forgetGonePages = async (strapi: Core.Strapi, ids: readonly number[]): Promise<void> => {
  await strapi.db.query(gonePageUid).deleteMany({ where: { id: { $in: [...ids] } } });
};
