import { type LocaleCode, localeOfSegment, locales } from '@dpo/content';
import { createHash } from 'node:crypto';
import english from '../messages/en.json';
import chinese from '../messages/zh-Hant-HK.json';

const words: Record<LocaleCode, typeof english> = { en: english, 'zh-Hant-HK': chinese };

const style = `:root{color-scheme:light dark}body{font:1.125rem/1.7 system-ui,"PingFang HK","Microsoft JhengHei","Noto Sans HK","Noto Sans CJK HK",sans-serif;max-width:40rem;margin:12vh auto 0;padding:0 1.25rem}h1{font-size:1.6rem;line-height:1.4}a{color:LinkText}nav{margin-top:3rem}`;

/** For these pages alone: their style stands inside them, since nothing else may be there to serve it. */
export const failurePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The locale an address names, or the first, and the address without it. */
export function placeOf(path: string) {
  const [, segment = '', ...rest] = path.split('/');
  const locale = localeOfSegment(segment);
  return locale ? { locale, rest: rest.map((part) => `/${part}`).join('') } : { locale: locales[0], rest: '' };
}

/**
 * What readers get instead of a page that cannot be made, in the language of its address.
 * @param path the address as it was asked for, with its query
 */
export function failurePage(kind: 'NotFound' | 'ServerError' | 'Unavailable' | 'ClearanceEnded', path: string): string {
  const { locale, rest } = placeOf(path);
  const { title, body } = words[locale.code][kind];
  const again = kind === 'NotFound' || kind === 'ClearanceEnded' ? null : words[locale.code][kind].retry;
  const others = locales.filter((other) => other.code !== locale.code);
  return `<!DOCTYPE html><html lang="${locale.code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escape(title)}</title><style>${style}</style></head><body><main><h1>${escape(title)}</h1><p>${escape(body)}</p>${again === null ? '' : `<p><a href="${escape(path)}">${escape(again)}</a></p>`}</main><nav>${others
    .map(({ code, segment, name }) => `<a href="/${segment}${escape(rest)}" lang="${code}" hreflang="${code}">${name}</a>`)
    .join(' ')}</nav></body></html>`;
}
