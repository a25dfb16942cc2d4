import { untouchedFor } from '../sessions/presence';
import { dropUnsaved } from '../sessions/unsaved-text';
import { type SavedForm, savedForm } from './saved-form';

/** The request header by which a form says with which words it was filled: their `updatedAt`. */
const header = 'x-words-shown';

/** By document and language, the moment of the words that its form was filled with: ISO 8601. */
const shown = new Map<string, string>();

/** @param documentId `null` while it has never been saved */
export const formKey = (uid: string, documentId: string | null, locale: string) => `${uid} ${documentId ?? 'new'} ${locale}`;

export const wordsShown = (key: string, moment: string): void => {
  shown.set(key, moment);
};

const keyOf = ({ uid, documentId, locale, isSingle }: SavedForm): string =>
  (isSingle ? [...shown.keys()].find((key) => key.startsWith(`${uid} `) && key.endsWith(` ${locale}`)) : undefined) ?? formKey(uid, documentId, locale);

/** A version that is put back replaces the words of the form beside it. */
const restore = /\/newsroom\/documents\/([^/?]+)\/([^/?]+)\/versions\/\d+\/restore$/;

function keyIn(address: string, method: string | undefined): string | null {
  const form = savedForm(address, method);
  if (form) return keyOf(form);
  const { pathname, searchParams } = new URL(address, window.location.href);
  const [, uid, documentId] = restore.exec(pathname) ?? [];
  return uid && documentId ? formKey(uid, documentId, searchParams.get('locale') ?? 'en') : null;
}

/** Strapi's request for the next key of a session, which ends half an hour after the last touch. */
const renewal = /\/admin\/access-token$/;

/** Where Strapi keeps the language of its screens, before an account has chosen one too. */
const languageOfScreens = () => localStorage.getItem('strapi-admin-language') ?? 'en';

/**
 * Has each save say with which words its form was filled, each renewal for how long nobody touched the screen, and each
 * request in which language it is answered; what is saved is not kept as unsaved any more. Strapi offers no place for that.
 */
export function sendWhatIsShown(): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    if (typeof input !== 'string' || new URL(input, window.location.href).origin !== window.location.origin) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set('x-newsroom-language', languageOfScreens());
    const key = keyIn(input, init?.method);
    const moment = key === null ? undefined : shown.get(key);
    if (moment !== undefined) headers.set(header, moment);
    if (renewal.test(input)) headers.set('x-untouched-for', String(untouchedFor()));
    const response = await fetch(input, { ...init, headers });
    const form = response.ok ? savedForm(input, init?.method) : null;
    if (form) dropUnsaved(keyOf(form));
    return response;
  };
}
