import type { Core, UID } from '@strapi/strapi';
import { attributesOf } from '../model';
import { type Content, type Keeping, contentOf } from '../versions/content';
import { wholeDocument } from '../whole-document';

/** What a text points to is told by its identity, a file by that of its content. */
const identities: Keeping = {
  file: ({ id, hash }) => ({ id: Number(id), hash: String(hash) }),
  relation: ({ documentId }) => ({ documentId: String(documentId) }),
};

export interface Version {
  language: string;
  isPublished: boolean;
  content: Content;
}

/**
 * @param language one of them, or all where none is named
 * @returns the drafts and published versions of a document, in a fixed order; empty when there is no such document
 */
export async function versionsOf(strapi: Core.Strapi, uid: UID.ContentType, documentId: string, language?: string): Promise<Version[]> {
  return (await wholeDocument(strapi, { uid, documentId }))
    .filter(({ locale }) => language === undefined || locale === language)
    .map((row) => ({ language: row.locale ?? '', isPublished: row.publishedAt !== null, content: contentOf(strapi, uid, row, identities) }))
    .sort((a, b) => `${a.language} ${a.isPublished}`.localeCompare(`${b.language} ${b.isPublished}`));
}

/** @returns what people call a document: its first field of text */
export function nameOf(strapi: Core.Strapi, uid: UID.ContentType, versions: readonly Version[]): string {
  const [field] = Object.entries(attributesOf(strapi, uid)).find(([, { type }]) => type === 'string') ?? [];
  const name = field ? versions[0]?.content[field] : undefined;
  return typeof name === 'string' ? name : '';
}
