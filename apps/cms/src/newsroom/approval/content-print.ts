import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { populateWhole } from '../model';
import { contentOf, printOf } from '../versions/content';

/** @returns a draft's words as a hash: the same for the same words, parts, files and relations; `null` where there is none */
export async function contentPrint(strapi: Core.Strapi, uid: string, documentId: string, locale: LocaleCode): Promise<string | null> {
  const draft: Record<string, unknown> | null = await strapi.db.query(uid).findOne({ where: { documentId, locale, publishedAt: null }, populate: populateWhole(strapi, uid) as never });
  return draft && printOf(contentOf(strapi, uid, draft));
}
