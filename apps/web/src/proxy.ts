import { locales, localeOfSegment } from '@dpo/content';
import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { type NextRequest, NextResponse } from 'next/server';
import { feedAddress, feedFormats, filtersOfFeed, filtersOfPath, internalPath, newsAddress } from './news-address';

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

/** @returns the address that people see, of one that is for rendering only; `null` for all others */
function publicAddress(segment: string, [type, inner, ...parts]: string[]): string | null {
  if (type !== 'news') return null;
  if (inner === 'list') {
    const [category = '', year = '', pillar = '', page = ''] = parts;
    const filters = filtersOfPath({ category, year, pillar, page });
    return filters && newsAddress(segment, filters);
  }
  const [format, category = '', pillar = ''] = parts;
  const known = inner === 'feed' ? feedFormats.find((candidate) => candidate === format) : undefined;
  const filters = known ? filtersOfFeed({ category, pillar }) : null;
  return known && filters ? feedAddress(segment, known, filters) : null;
}

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search, searchParams } = request.nextUrl;
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
  const shown = publicAddress(segment, rest);
  if (shown) return NextResponse.redirect(new URL(shown, request.url), 308);
  const rendered = internalPath(pathname, searchParams);
  return rendered === pathname && search === '' ? NextResponse.next() : NextResponse.rewrite(new URL(rendered, request.url));
}

export const config = {
  // Only what is decided here: `/`, the news list with its query, its internal addresses, and what has no language.
  matcher: ['/', '/(en|tc)/news', '/(en|tc)/news/list/:path*', '/(en|tc)/news/feed.xml', '/(en|tc)/news/feed.json', '/(en|tc)/news/feed/:path*', '/((?!(?:en|tc)(?:/|$)|_next/|_gallery$|api/|uploads/|healthz$|readyz$|robots\\.txt|(?:news-)?sitemap\\.xml|sitemap/).*)'],
};
