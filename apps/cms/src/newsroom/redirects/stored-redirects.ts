import type { Redirect } from '@dpo/content';
import type { Core, UID } from '@strapi/strapi';

export const redirectUid = 'api::redirect.redirect' satisfies UID.ContentType;

export interface StoredRedirect extends Redirect {
  documentId: string;
}

/** @returns every redirect as it is kept, the oldest first */
export async function storedRedirects(strapi: Core.Strapi): Promise<StoredRedirect[]> {
  return strapi.db.query(redirectUid).findMany({ select: ['documentId', 'from', 'to'], orderBy: { id: 'asc' } });
}

/** @returns every redirect as the site reads it */
export const allRedirects = async (strapi: Core.Strapi): Promise<Redirect[]> =>
  (await storedRedirects(strapi)).map(({ from, to }) => ({ from, to }));
