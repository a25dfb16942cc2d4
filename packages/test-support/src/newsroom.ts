import { entries, type EntryType, type LocaleCode } from '@dpo/content';

/** A document's draft, or its published version, as the admin's own API gives it. */
export interface EditedDocument {
  documentId: string;
  [field: string]: unknown;
}

export interface UploadedFile {
  id: number;
  url: string;
}

export interface NewFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** What a document is and in which language. A single type needs no `documentId`. */
export interface Version {
  type: EntryType;
  locale: LocaleCode;
  documentId?: string;
}

/** What readers are left with at the address of what is taken off: by language a reason, or where they are sent. */
export interface Farewell {
  reasons?: Partial<Record<LocaleCode, string>>;
  to?: Partial<Record<LocaleCode, string>>;
}

/** For tests that do not care what is said. */
const anyFarewell: Farewell = { reasons: { en: 'Demonstration: taken off by a test.', 'zh-Hant-HK': '示範：於測試期間移除。' } };

export type Newsroom = ReturnType<typeof createNewsroom>;

export class NewsroomRefused extends Error {}

const isSingle = (type: EntryType) => entries.some((entry) => entry.type === type && entry.kind === 'singleType');

function addressOf({ type, documentId }: Pick<Version, 'type' | 'documentId'>): string {
  const uid = `api::${type}.${type}`;
  if (isSingle(type)) return `/content-manager/single-types/${uid}`;
  return `/content-manager/collection-types/${uid}${documentId === undefined ? '' : `/${documentId}`}`;
}

const redirects = '/content-manager/collection-types/api::redirect.redirect';

/**
 * Does what staff do in the admin, through the same requests that their screen makes.
 * @param cmsUrl without a trailing slash
 * @param session its token, from {@link logIn}
 * @param renew makes a new one when it has ended, which it does after ten minutes
 */
export function createNewsroom(cmsUrl: string, session: string, renew?: () => Promise<string>) {
  let token = session;

  async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object | FormData): Promise<T> {
    const isForm = body instanceof FormData;
    const request = () =>
      fetch(cmsUrl + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
    let response = await request();
    if (response.status === 401 && renew) {
      token = await renew();
      response = await request();
    }
    const text = await response.text();
    if (!response.ok) throw new NewsroomRefused(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Where the newsroom tells of a document, and takes what is to be done with it. */
  async function deskOf({ type, locale, documentId }: Version): Promise<string> {
    const { data } = documentId === undefined ? await ask<{ data: EditedDocument }>('GET', `${addressOf({ type })}?locale=${locale}`) : { data: { documentId } };
    return `/newsroom/documents/api::${type}.${type}/${data.documentId}`;
  }

  const formOf = ({ name, mime, bytes }: NewFile) => {
    const form = new FormData();
    form.set('files', new File([Buffer.from(bytes)], name, { type: mime }));
    return form;
  };

  return {
    /** Saves a draft: a new document, or a change or another language of one that is there. @returns its documentId */
    async save(version: Version, fields: Readonly<Record<string, unknown>>): Promise<string> {
      const isNew = version.documentId === undefined && !isSingle(version.type);
      const path = `${addressOf(version)}?locale=${version.locale}`;
      const { data } = await ask<{ data: EditedDocument }>(isNew ? 'POST' : 'PUT', path, { ...fields, locale: version.locale });
      return data.documentId;
    },
    /**
     * Makes one language public: marks the entry as written in it alone, as long as the other is not public, or confirms
     * that an older one still holds; then publishes.
     */
    async publish(version: Version): Promise<void> {
      const desk = await deskOf(version);
      const { languages } = await ask<{ languages: { locale: LocaleCode; state: string; publishedAt: number | null }[] }>('GET', desk);
      const others = languages.filter(({ locale }) => locale !== version.locale);
      const isAlone = others.every(({ publishedAt }) => publishedAt === null);
      await ask('POST', `${desk}/only-in`, { locale: isAlone ? version.locale : null });
      if (!isAlone) for (const { locale } of languages) await ask('POST', `${desk}/confirm`, { locale });
      await ask('POST', `${addressOf(version)}/actions/publish?locale=${version.locale}`, { locale: version.locale });
    },
    /** Hands a text on to whoever approves it. */
    submit: async (version: Version): Promise<void> => ask('POST', `${await deskOf(version)}/submit`, {}),
    /** Marks an entry as meant to be read in one language only. */
    offerOnlyIn: async (version: Version): Promise<void> => ask('POST', `${await deskOf(version)}/only-in`, { locale: version.locale }),
    /** Publishes all languages together. @throws {NewsroomRefused} */
    publishTogether: async (version: Version): Promise<void> => ask('POST', `${addressOf(version)}/actions/publish?locale=${version.locale}`, { locale: version.locale }),
    /** Takes one language off the site. */
    unpublish: async (version: Version, farewell = anyFarewell): Promise<void> =>
      ask('POST', `${await deskOf(version)}/withdraw`, { action: 'unpublish', locales: [version.locale], ...farewell }),
    /** Takes all languages off the site together. */
    unpublishTogether: async (version: Version, farewell = anyFarewell): Promise<void> => ask('POST', `${await deskOf(version)}/withdraw`, { action: 'unpublish', ...farewell }),
    /** Deletes a document in every language, drafts too. */
    remove: async ({ type, documentId }: Required<Omit<Version, 'locale'>>, farewell = anyFarewell): Promise<void> =>
      ask('POST', `/newsroom/documents/api::${type}.${type}/${documentId}/withdraw`, { action: 'delete', ...farewell }),
    /** @returns the drafts of a collection type in one language, at most 100 */
    async drafts({ type, locale }: Omit<Version, 'documentId'>): Promise<EditedDocument[]> {
      const { results } = await ask<{ results: EditedDocument[] }>('GET', `${addressOf({ type })}?locale=${locale}&page=1&pageSize=100`);
      return results;
    },
    /** @returns the address behind the preview button */
    async previewLink({ type, locale, documentId = '' }: Version): Promise<string> {
      const { url } = await ask<{ url: string }>('GET', `/newsroom/preview-link/api::${type}.${type}/${documentId}?locale=${locale}`);
      return url;
    },
    /** Sends the readers of an old address elsewhere. @returns its documentId */
    async redirect(from: string, to: string): Promise<string> {
      const { data } = await ask<{ data: EditedDocument }>('POST', redirects, { from, to });
      return data.documentId;
    },
    removeRedirect: async (documentId: string): Promise<void> => ask('DELETE', `${redirects}/${documentId}`),
    async upload(file: NewFile): Promise<UploadedFile> {
      const [uploaded] = await ask<UploadedFile[]>('POST', '/upload', formOf(file));
      if (!uploaded) throw new NewsroomRefused(`The upload of ${file.name} left nothing`);
      return uploaded;
    },
    /** Puts another file in the place of one that is there. */
    replace: (id: number, file: NewFile): Promise<UploadedFile> => ask('POST', `/upload?id=${id}`, formOf(file)),
  };
}

/**
 * @returns the token of a session. The CMS takes five log-ins in five minutes from one person, so keep it.
 * @throws {NewsroomRefused}
 */
export async function logIn(cmsUrl: string, { email, password }: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const text = await response.text();
  if (!response.ok) throw new NewsroomRefused(`The log-in was answered ${response.status}: ${text}`);
  return (JSON.parse(text) as { data: { token: string } }).data.token;
}
