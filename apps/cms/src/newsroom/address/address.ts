import { type AnyEntry, entries, localeCodes } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Sentence, sayToEditor } from '../language';
import { entryTypeOf, uidOf } from '../public-types';
import { wholeDrafts } from '../whole-document';
import { firstFree, isSlug } from './slug';
import { slugFrom } from './slug-from';

const types: ReadonlySet<string> = new Set(entries.filter(({ fields }) => 'slug' in fields).map(({ type }) => uidOf(type)));

/** The language whose title makes the address. */
const [addressLocale] = localeCodes;

const sentences = {
  malformed: {
    en: 'An address may hold only lower-case letters (a to z), digits and single hyphens between them, and at most 120 characters.',
    zh: '網址只可使用小寫英文字母（a至z）、數字，以及置於其間的單一連字號，最長120個字元。',
  },
  taken: {
    en: 'This address already belongs to another entry. Please choose a different one.',
    zh: '此網址已由另一個項目使用，請另選一個。',
  },
  reserved: {
    en: 'The site itself has a page at this address. Please choose a different one.',
    zh: '網站本身的網頁已使用此網址，請另選一個。',
  },
  missing: {
    en: 'There is no English title to make the address from. Please type an address in lower-case letters, digits and hyphens.',
    zh: '未有英文標題可用作產生網址，請以小寫英文字母、數字及連字號輸入網址。',
  },
} satisfies Record<string, Sentence>;

const reservedFor = (uid: string): readonly string[] =>
  (entries as readonly AnyEntry[]).find(({ type }) => type === entryTypeOf(uid))?.reservedSlugs ?? [];

function refuse(strapi: Core.Strapi, sentence: Sentence): never {
  const message = sayToEditor(strapi, sentence);
  throw new errors.ValidationError(message, { errors: [{ path: ['slug'], message, name: 'ValidationError' }] });
}

interface Draft {
  slug?: string | null;
  title?: string | null;
}

const findDraft = async (strapi: Core.Strapi, uid: string, documentId: string, locale?: string): Promise<Draft | null> =>
  (await wholeDrafts(strapi, { uid, documentId })).find((draft) => locale === undefined || draft.locale === locale) ?? null;

/** @returns the addresses of all other entries of the type, published or not, and those of the site's own pages */
async function takenBy(strapi: Core.Strapi, uid: string, documentId: string | null, startingWith: string): Promise<Set<string>> {
  const others = documentId ? { documentId: { $ne: documentId } } : {};
  const rows: { slug: string }[] = await strapi.db.query(uid).findMany({ where: { ...others, slug: { $startsWith: startingWith } }, select: ['slug'] });
  return new Set([...rows.map(({ slug }) => slug), ...reservedFor(uid)]);
}

export interface Wanted {
  uid: string;
  documentId: string | null;
  locale: string;
  slug: string | null | undefined;
  title: string | null | undefined;
}

/** @returns the address that a version takes over from the document's other languages, or `null` */
async function inheritedBy(strapi: Core.Strapi, uid: string, documentId: string, locale: string): Promise<string | null> {
  if (locale !== addressLocale) return (await findDraft(strapi, uid, documentId, addressLocale))?.slug ?? null;
  if (await findDraft(strapi, uid, documentId, locale)) return null;
  // The English version begins after the Chinese one, which readers may know already.
  return (await findDraft(strapi, uid, documentId))?.slug ?? null;
}

/**
 * One address serves all languages and comes from the English version: once that has one, other versions keep it.
 * @returns the address to store, or `null` when there is none yet
 * @throws {ValidationError} when the editor's own address is malformed or belongs to another entry
 */
async function addressFor(strapi: Core.Strapi, { uid, documentId, locale, slug, title }: Wanted): Promise<string | null> {
  const typed = slug?.trim() ?? '';
  const inherited = documentId ? await inheritedBy(strapi, uid, documentId, locale) : null;
  if (inherited && (locale !== addressLocale || typed === '')) return inherited;
  const made = slugFrom(locale === addressLocale ? (title ?? '') : '');
  // The form fills in what the title makes: nobody chose that, so a number may be added to it.
  if (typed !== '' && (typed !== made || documentId)) {
    if (!isSlug(typed)) refuse(strapi, sentences.malformed);
    if (reservedFor(uid).includes(typed)) refuse(strapi, sentences.reserved);
    if ((await takenBy(strapi, uid, documentId, typed)).has(typed)) refuse(strapi, sentences.taken);
    return typed;
  }
  return made === '' ? null : firstFree(made, await takenBy(strapi, uid, documentId, made));
}

/** @throws {ValidationError} when a draft has no address yet under which readers could find it */
export function requireAddress(strapi: Core.Strapi, { slug }: Pick<Draft, 'slug'>): void {
  if (!slug) refuse(strapi, sentences.missing);
}

/** @throws {ValidationError} when another entry has come to have the address of a document that is to be made public */
export async function requireFreeAddress(strapi: Core.Strapi, { uid, documentId }: { uid: string; documentId: string }): Promise<void> {
  if (!types.has(uid)) return;
  const draft = await findDraft(strapi, uid, documentId);
  if (draft?.slug && (await takenBy(strapi, uid, documentId, draft.slug)).has(draft.slug)) refuse(strapi, sentences.taken);
}

const localeOf = (params: { locale?: unknown }) => (typeof params.locale === 'string' && params.locale !== '*' ? params.locale : addressLocale);

/** Keeps addresses readable, free of conflict and independent of the language somebody happens to write in. */
export function guardAddresses(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    if (!types.has(context.uid)) return next();
    if (context.action === 'create' || context.action === 'update') {
      const params = context.params as { documentId?: string; locale?: unknown; data?: Draft };
      const { data } = params;
      const documentId = params.documentId ?? null;
      const locale = localeOf(params);
      const stored = documentId ? await findDraft(strapi, context.uid, documentId, locale) : null;
      const slug = data && 'slug' in data ? data.slug : stored?.slug;
      if (data) data.slug = await addressFor(strapi, { uid: context.uid, documentId, locale, slug, title: data.title ?? stored?.title });
    }
    if (context.action === 'clone') {
      const params = context.params as { documentId: string; data?: Draft };
      const source = await findDraft(strapi, context.uid, params.documentId, addressLocale);
      const wanted = { uid: context.uid, documentId: null, locale: addressLocale, slug: params.data?.slug, title: params.data?.title ?? source?.title };
      params.data = { ...params.data, slug: await addressFor(strapi, wanted) };
    }
    if (context.action === 'publish') {
      const { documentId } = context.params as { documentId: string };
      const draft = await findDraft(strapi, context.uid, documentId);
      if (draft) requireAddress(strapi, draft);
    }
    return next();
  });
}

/** What the form's "regenerate" button answers, in place of Strapi's own, which knows neither languages nor published addresses. */
export const addressSuggestions = (strapi: Core.Strapi) => ({
  async generateUIDField({ contentTypeUID: uid, data, locale }: { contentTypeUID: string; data: Draft & { id?: string }; locale?: string }) {
    const wanted = { uid, documentId: data.id || null, locale: locale ?? addressLocale, slug: null, title: data.title };
    return (await addressFor(strapi, wanted)) ?? '';
  },
  async findUniqueUID({ contentTypeUID: uid, value }: { contentTypeUID: string; value: string }) {
    const made = slugFrom(value);
    return made === '' ? '' : firstFree(made, await takenBy(strapi, uid, null, made));
  },
  async checkUIDAvailability({ contentTypeUID: uid, value }: { contentTypeUID: string; value: string }) {
    return isSlug(value) && !(await takenBy(strapi, uid, null, value)).has(value);
  },
});
