import { type Redirect, endOf, isRedirectTarget, redirectKey, targetOf } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Sentence } from '../language';
import { isOfSite, isPlaceOfSite, isUpload } from './site-addresses';

const sentences = {
  from: {
    en: 'The old address has to be a path that begins with a slash, such as /en/about_us, or a complete address of the old site. It may not hold spaces.',
    zh: '舊網址須為以斜線開頭的路徑（例如 /en/about_us），或舊網站的完整網址，並且不可含有空格。',
  },
  to: {
    en: 'The new address has to be a path of this site that begins with a slash, such as /en/about, or a complete address that begins with https://.',
    zh: '新網址須為本網站以斜線開頭的路徑（例如 /tc/about），或以 https:// 開頭的完整網址。',
  },
  live: {
    en: 'This site has a page at the old address, so nobody would be sent on. Unpublish the page or change its address first.',
    zh: '本網站在此舊網址設有網頁，轉址不會生效。請先取消發布該網頁或更改其網址。',
  },
  nothing: {
    en: 'There is no page of this site at the new address. Publish it first, or choose another address.',
    zh: '本網站在此新網址並無網頁。請先發布該網頁，或另選網址。',
  },
  start: {
    en: 'This address only chooses a language, so readers would be sent twice. Send them to /en or /tc.',
    zh: '此網址只用作選擇語言，讀者會被轉址兩次。請改用 /en 或 /tc。',
  },
  file: {
    en: 'There is no such file in the media library. Upload it first and copy its address from there: capital and small letters count.',
    zh: '媒體庫沒有此檔案。請先上載，然後從媒體庫複製其網址（大小寫須相符）。',
  },
  loop: {
    en: 'Readers would be sent in a circle: the new address leads back to the old one.',
    zh: '讀者會不斷循環轉址：新網址最終會回到舊網址。',
  },
  taken: {
    en: 'There is a redirect for this old address already. Change that one instead.',
    zh: '此舊網址已設有轉址，請改為修改該項轉址。',
  },
} satisfies Record<string, Sentence>;

export type Checked = { redirect: Redirect } | { field: keyof Redirect; refused: Sentence };

const refusal = (field: keyof Redirect, name: keyof typeof sentences): Checked => ({ field, refused: sentences[name] });

/**
 * Holds the place where readers are to be sent against what they would meet there.
 * @param key their old address, as `redirectKey` gives it
 * @param to as `targetOf` gives it
 * @param steps all other redirects, by their old address, as they will be
 * @returns why they may not be sent there, or `null`
 */
export async function refusedTarget(strapi: Core.Strapi, key: string, to: string, steps: ReadonlyMap<string, string>): Promise<Sentence | null> {
  if (!isRedirectTarget(to)) return sentences.to;
  if (redirectKey(to) === '/' && to.startsWith('/')) return sentences.start;
  if (endOf(key, new Map([...steps, [key, to]])) === null) return sentences.loop;
  const onSite = to.startsWith('/') ? redirectKey(to) : null;
  if (onSite === null || steps.has(onSite) || (await isPlaceOfSite(strapi, to))) return null;
  return isUpload(to) ? sentences.file : sentences.nothing;
}

/**
 * Holds a redirect against what readers would meet.
 * @param steps all other redirects, by their old address, as they will be
 * @param siteUrl where the site is
 * @returns the redirect as it is to be kept, or the field at fault and why
 */
export async function checkRedirect(strapi: Core.Strapi, { from, to }: Redirect, steps: ReadonlyMap<string, string>, siteUrl: string): Promise<Checked> {
  const key = redirectKey(from);
  if (key === null) return refusal('from', 'from');
  const target = targetOf(to, siteUrl);
  if (!isRedirectTarget(target)) return refusal('to', 'to');
  if (await isOfSite(strapi, key)) return refusal('from', 'live');
  if (steps.has(key)) return refusal('from', 'taken');
  const refused = await refusedTarget(strapi, key, target, steps);
  return refused ? { field: 'to', refused } : { redirect: { from: key, to: target } };
}
