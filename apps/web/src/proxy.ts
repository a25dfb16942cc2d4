import { locales, localeOfSegment } from '@dpo/content';
import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { type NextRequest, NextResponse } from 'next/server';
import { filtersOfPath, internalNewsPath, newsAddress, parseNewsQuery } from './news-address';

/** Every Chinese reader gets Traditional Chinese, the only Chinese there is here: matching alone would give zh-CN English. */
const chinese = /^zh\b/i;

/** @returns the address segment of the language a reader asks for (RFC 9110, 12.5.4), the first language when none fits */
export function segmentFor(acceptLanguage: string | null): string {
  const codes = locales.map(({ code }) => code);
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
    .languages()
    .filter((language) => language !== '*')
    .map((language) => (chinese.test(language) ? 'zh-Hant-HK' : language));
  const code = wellFormed(asked).length > 0 ? match(wellFormed(asked), codes, codes[0] ?? 'en') : codes[0];
  return locales.find((locale) => locale.code === code)?.segment ?? locales[0].segment;
}

/** A header may carry anything; what is no language tag is passed over. */
const wellFormed = (languages: string[]) =>
  languages.filter((language) => {
    try {
      return Intl.getCanonicalLocales(language).length > 0;
    } catch {
      return false;
    }
  });

const languageAnswer = { vary: 'accept-language', 'cache-control': 'no-store' };

export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const [, segment = '', ...rest] = pathname.split('/');

  if (pathname === '/') {
    const home = new URL(`/${segmentFor(request.headers.get('accept-language'))}`, request.url);
    return NextResponse.redirect(home, { status: 307, headers: languageAnswer });
  }
  if (!localeOfSegment(segment)) {
    // Nothing is there in any language: the 404 page in the reader's.
    const found = new URL(`/${segmentFor(request.headers.get('accept-language'))}/404`, request.url);
    return NextResponse.rewrite(found, { status: 404, headers: languageAnswer });
  }
  const [type, list, category = '', year = '', pillar = '', page = ''] = rest;
  if (type === 'news' && list === 'list') {
    const filters = filtersOfPath({ category, year, pillar, page });
    if (filters) return NextResponse.redirect(new URL(newsAddress(segment, filters), request.url), 308);
  }
  if (type === 'news' && list === undefined) {
    return NextResponse.rewrite(new URL(internalNewsPath(segment, parseNewsQuery(searchParams)), request.url));
  }
  return NextResponse.next();
}

export const config = {
  // Only what is decided here: `/`, the news list with its query, its internal addresses, and what has no language.
  matcher: ['/', '/(en|tc)/news', '/(en|tc)/news/list/:path*', '/((?!(?:en|tc)(?:/|$)|_next/|api/|uploads/|healthz$|readyz$|robots\\.txt|(?:news-)?sitemap\\.xml|sitemap/).*)'],
};
