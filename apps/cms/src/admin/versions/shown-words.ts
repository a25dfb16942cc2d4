/** The request header by which a form says with which words it was filled: their `updatedAt`. */
const header = 'x-words-shown';

/** By document and language, the moment of the words that its form was filled with: ISO 8601. */
const shown = new Map<string, string>();

export const formKey = (uid: string, documentId: string, locale: string) => `${uid} ${documentId} ${locale}`;

export const wordsShown = (key: string, moment: string): void => {
  shown.set(key, moment);
};

const save = /\/content-manager\/(?:collection-types\/([^/?]+)\/([^/?]+)|single-types\/([^/?]+))(?:\/actions\/publish)?$/;

function momentFor(address: string, method: string | undefined): string | undefined {
  if (method !== 'PUT' && method !== 'POST') return undefined;
  const { pathname, searchParams } = new URL(address, window.location.href);
  const [, collection, documentId, single] = save.exec(pathname) ?? [];
  const uid = collection ?? single;
  if (uid === undefined) return undefined;
  const locale = searchParams.get('locale') ?? 'en';
  if (documentId !== undefined) return shown.get(formKey(uid, documentId, locale));
  // The address of a single type does not name its only document.
  return [...shown].find(([key]) => key.startsWith(`${uid} `) && key.endsWith(` ${locale}`))?.[1];
}

/** Where Strapi keeps the language of its screens, before an account has chosen one too. */
const languageOfScreens = () => localStorage.getItem('strapi-admin-language') ?? 'en';

/** Has each save say with which words its form was filled, and each request in which language it is answered. Strapi offers no place for that. */
export function sendWhatIsShown(): void {
  const { fetch } = window;
  window.fetch = (input, init) => {
    if (typeof input !== 'string' || new URL(input, window.location.href).origin !== window.location.origin) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set('x-newsroom-language', languageOfScreens());
    const moment = momentFor(input, init?.method);
    if (moment !== undefined) headers.set(header, moment);
    return fetch(input, { ...init, headers });
  };
}
