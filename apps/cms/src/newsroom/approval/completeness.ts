import type { LocaleCode } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { requireAddress } from '../address/address';
import { type Sentence, sayToEditor } from '../language';
import { attributesOf } from '../model';
import { alternativeTextFaults } from '../pictures/require-alternative-texts';
import { wholeDrafts } from '../whole-document';
import type { DocumentKey } from './editorial-records';

type Row = Readonly<Record<string, unknown>>;

/** A required field without a value. */
interface Lack {
  /** Of the type or component that has the field. */
  uid: string;
  field: string;
  /** Where it stands in the form. */
  path: string[];
}

const sentence: Sentence = { en: 'Something that is required is not filled in.', zh: '有必填的欄位尚未填寫。' };

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** @param row of a type or component, with all that it holds @returns what is lacking in it, however deeply components nest */
export function lacksIn(strapi: Core.Strapi, uid: string, row: Row, path: readonly string[] = []): Lack[] {
  return Object.entries(attributesOf(strapi, uid)).flatMap(([field, { type, required, component, repeatable }]): Lack[] => {
    const held = row[field];
    if (required === true && type !== 'uid' && isEmpty(held)) return [{ uid, field, path: [...path, field] }];
    if (type !== 'component' && type !== 'dynamiczone') return [];
    const isList = type === 'dynamiczone' || repeatable === true;
    return [held].flat().flatMap((part: unknown, index) => (isRow(part) ? lacksIn(strapi, component ?? String(part.__component), part, [...path, field, ...(isList ? [String(index)] : [])]) : []));
  });
}

/** @returns the drafts of some languages, with all that they hold */
const draftsIn = async (strapi: Core.Strapi, key: DocumentKey, locales: readonly LocaleCode[]): Promise<Row[]> =>
  (await wholeDrafts(strapi, key)).filter((draft) => locales.some((locale) => draft.locale === locale));

export interface Incomplete {
  /** Required fields without a value, each once for a language. */
  fields: { locale: LocaleCode; uid: string; field: string }[];
  /** What is wrong with words for pictures, in the editor's language. */
  pictures: string[];
}

/** @returns what has to be filled in before drafts can be made public, for their authors to see before they hand them on */
export async function incompleteIn(strapi: Core.Strapi, key: DocumentKey, locales: readonly LocaleCode[]): Promise<Incomplete> {
  const drafts = await draftsIn(strapi, key, locales);
  const fields = drafts.flatMap((draft) => lacksIn(strapi, key.uid, draft).map(({ uid, field }) => ({ locale: draft.locale as LocaleCode, uid, field })));
  const once = new Map(fields.map((lack) => [JSON.stringify(lack), lack]));
  return { fields: [...once.values()], pictures: alternativeTextFaults(strapi, key.uid, drafts).map(({ message }) => message) };
}

/**
 * Looks whether drafts can be made public as they are, before somebody relies on it: at a set hour nobody is there to be told.
 * @throws {ValidationError} naming what is not filled in
 */
export async function requireComplete(strapi: Core.Strapi, key: DocumentKey, locales: readonly LocaleCode[]): Promise<void> {
  const { uid } = key;
  const drafts = await draftsIn(strapi, key, locales);
  const lacking = drafts.flatMap((draft) => lacksIn(strapi, uid, draft));
  if (lacking.length > 0) {
    const message = sayToEditor(strapi, sentence);
    throw new errors.ValidationError(message, { lacking, errors: lacking.map(({ path }) => ({ path, message, name: 'ValidationError' })) });
  }
  if ('slug' in attributesOf(strapi, uid)) for (const { slug } of drafts) requireAddress(strapi, { slug: typeof slug === 'string' ? slug : null });
  const faults = alternativeTextFaults(strapi, uid, drafts);
  if (faults.length > 0) throw new errors.ValidationError(faults.map(({ message }) => message).join('\n'), { errors: faults });
}
