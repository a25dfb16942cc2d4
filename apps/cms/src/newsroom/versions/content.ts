import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { attributesOf, componentsIn, contentFieldsOf } from '../model';

/** A picture or document as a version remembers it. */
export interface KeptFile {
  id: number;
  name: string;
}

/** A related document as a version remembers it. */
export interface KeptRelation {
  documentId: string;
  title: string;
}

export type Kept = null | string | number | boolean | Kept[] | { [field: string]: Kept };
export type Content = Record<string, Kept>;

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsIn = (value: unknown): Row[] => [value].flat().filter(isRow);

/** The field by which a document is called, as the content manager names it. */
const titleOf = (row: Row): string => String(row.title ?? row.siteName ?? row.slug ?? row.documentId);

/** What is kept of what a text shows and is related to. */
export interface Keeping {
  file(row: Row): { id: number } & Record<string, Kept>;
  relation(row: Row): { documentId: string } & Record<string, Kept>;
}

const inVersions: Keeping = {
  file: (row) => ({ id: Number(row.id), name: String(row.name) }),
  relation: (row) => ({ documentId: String(row.documentId), title: titleOf(row) }),
};

/** Dates become text, as JSON has them. */
const plain = (value: unknown): Kept => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Kept));

function keep(strapi: Core.Strapi, attribute: ReturnType<typeof attributesOf>[string], value: unknown, keeping: Keeping): Kept {
  switch (attribute.type) {
    case 'media': {
      const files = rowsIn(value).map(keeping.file);
      return attribute.multiple ? files : (files[0] ?? null);
    }
    case 'relation':
      return rowsIn(value).map(keeping.relation).sort((a, b) => a.documentId.localeCompare(b.documentId));
    case 'component': {
      const parts = rowsIn(value).map((part) => contentOf(strapi, attribute.component ?? '', part, keeping));
      return attribute.repeatable ? parts : (parts[0] ?? null);
    }
    case 'dynamiczone':
      return rowsIn(value).filter(({ __component: name }) => componentsIn(attribute).includes(String(name)))
        .map((part) => ({ __component: String(part.__component), ...contentOf(strapi, String(part.__component), part, keeping) }));
    default:
      return plain(value);
  }
}

/**
 * @param row of a type or component with all that it holds, as `populateWhole` reads it
 * @returns its content by field, without the numbers of rows: localized fields and those that the languages share
 */
export function contentOf(strapi: Core.Strapi, uid: string, row: Row, keeping = inVersions): Content {
  const attributes = attributesOf(strapi, uid);
  return Object.fromEntries(
    contentFieldsOf(strapi, uid).flatMap((name) => {
      const attribute = attributes[name];
      return attribute ? [[name, keep(strapi, attribute, row[name], keeping)]] : [];
    }),
  );
}

/** @returns a hash of some content: the same for the same words, parts, files and relations */
export const printOf = (content: Content): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
