import { randomUUID } from 'node:crypto';
import { type LocaleCode, entries, localeCodes, localeOfCode, sign } from '@dpo/content';
import { entryTypeOf } from '../public-types';

export interface PreviewLinkOptions {
  siteUrl: string;
  secret: string;
  /** @returns the slug of a document's draft, or `null` */
  slugOf: (uid: string, documentId: string) => Promise<string | null>;
}

interface Asked {
  documentId?: string;
  locale?: string;
}

const isLocale = (code: string): code is LocaleCode => (localeCodes as readonly string[]).includes(code);

/**
 * Makes the address behind the "Preview" button: the site shows one entry's draft to whoever holds a link that the
 * newsroom signed within the last minutes, once.
 * @returns `undefined` when the entry has no page of its own
 */
export const createPreviewLink =
  ({ siteUrl, secret, slugOf }: PreviewLinkOptions) =>
  async (uid: string, { documentId, locale = localeCodes[0] }: Asked): Promise<string | undefined> => {
    const entry = entries.find(({ type }) => type === entryTypeOf(uid));
    if (!entry || !isLocale(locale)) return undefined;
    const slug = entry.kind === 'singleType' ? '' : documentId ? await slugOf(uid, documentId) : null;
    const path = slug === null ? null : entry.href(localeOfCode(locale).segment, slug);
    if (path === null) return undefined;
    const timestamp = Math.floor(Date.now() / 1000);
    const nonce = randomUUID();
    const signature = await sign(`${path}.${nonce}`, timestamp, secret);
    return `${siteUrl}/api/preview?${new URLSearchParams({ path, timestamp: String(timestamp), nonce, signature }).toString()}`;
  };
