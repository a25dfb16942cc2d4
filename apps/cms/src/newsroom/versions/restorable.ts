import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { type Attribute, attributesOf, componentsIn, contentFieldsOf } from '../model';
import type { Content, Kept, KeptFile, KeptRelation } from './content';

/** What a version shows that is not there any more, by name. */
type Missing = string[];

const listOf = <T>(value: Kept | undefined): T[] => (value === null || value === undefined ? [] : ([value].flat() as T[]));

/**
 * @returns a version's content as the document service takes it, and the names of files and documents in it that have been
 * deleted since: they are left out
 */
export async function restorable(strapi: Core.Strapi, uid: string, locale: LocaleCode, content: Content): Promise<{ data: Record<string, unknown>; missing: Missing }> {
  const missing: Missing = [];

  async function files(kept: KeptFile[]): Promise<number[]> {
    const there: { id: number }[] = await strapi.db.query('plugin::upload.file').findMany({ where: { id: { $in: kept.map(({ id }) => id) } }, select: ['id'] });
    missing.push(...kept.filter(({ id }) => !there.some((file) => file.id === id)).map(({ name }) => name));
    return kept.map(({ id }) => id).filter((id) => there.some((file) => file.id === id));
  }

  async function relations(target: string, kept: KeptRelation[]): Promise<{ documentId: string; locale: LocaleCode }[]> {
    const there: { documentId: string }[] = await strapi.db.query(target).findMany({ where: { documentId: { $in: kept.map(({ documentId }) => documentId) }, locale, publishedAt: null }, select: ['documentId'] });
    const isThere = ({ documentId }: KeptRelation) => there.some((document) => document.documentId === documentId);
    missing.push(...kept.filter((each) => !isThere(each)).map(({ title }) => title));
    return kept.filter(isThere).map(({ documentId }) => ({ documentId, locale }));
  }

  async function parts(component: string, kept: Content[]) {
    const made: Record<string, unknown>[] = [];
    for (const part of kept) made.push(await fieldsOf(component, part));
    return made;
  }

  async function valueOf(attribute: Attribute, kept: Kept): Promise<unknown> {
    if (attribute.type === 'media') {
      const there = await files(listOf<KeptFile>(kept));
      return attribute.multiple ? there : (there[0] ?? null);
    }
    if (attribute.type === 'relation') return { set: await relations(attribute.target ?? '', listOf<KeptRelation>(kept)) };
    if (attribute.type === 'component') {
      const made = await parts(attribute.component ?? '', listOf<Content>(kept));
      return attribute.repeatable ? made : (made[0] ?? null);
    }
    if (attribute.type === 'dynamiczone') {
      const made: Record<string, unknown>[] = [];
      for (const { __component: name, ...part } of listOf<Content>(kept))
        if (typeof name === 'string' && componentsIn(attribute).includes(name)) made.push({ __component: name, ...(await fieldsOf(name, part)) });
      return made;
    }
    return kept;
  }

  async function fieldsOf(type: string, kept: Content): Promise<Record<string, unknown>> {
    const attributes = attributesOf(strapi, type);
    const made: Record<string, unknown> = {};
    for (const name of contentFieldsOf(strapi, type)) {
      const attribute = attributes[name];
      // A field that the version does not know is younger than it, and stays as it is.
      if (attribute && name in kept) made[name] = await valueOf(attribute, kept[name] ?? null);
    }
    return made;
  }

  const data = await fieldsOf(uid, content);
  return { data, missing: [...new Set(missing)] };
}
