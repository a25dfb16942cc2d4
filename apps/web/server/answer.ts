import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSlug, localeOfSegment } from '@dpo/content';
import { none, widerList } from '../src/news-address';
import { passIn } from '../src/preview-pass';
import { insteadOfNothing, takenOff } from '../src/redirecting';
import { bareSecurityPolicy } from '../src/security-headers';
import { type Collected, collectBody } from './collected';
import { createCompressor, encodingFor } from './compressed';
import { failurePage, failurePolicy, placeOf } from './failure-page';
import { outageSince } from './outages';
import { pagePolicy, withoutRuntime } from './page-html';

const compress = createCompressor();

/** Seconds after which a reader, or a search engine, may try again. */
const retryAfter = 15;

/** @returns an address as it may stand in a header */
function locationOf(to: string): string {
  const anywhere = 'http://site';
  const { href } = new URL(to, anywhere);
  return to.startsWith('/') ? href.slice(anywhere.length) : href;
}

/** Seconds for which a redirect is kept without asking again: staff may mend one that was wrong. */
const movedFor = 60;

/** A page that was taken off may be back within seconds: browsers ask again each time, caches that are told of nothing soon. */
const goneControl = 'public, max-age=0, s-maxage=60';

/** Ask Next for answers to its client run time, which no page loads; as page requests they would only multiply cached pages. */
const runtimeHeaders = [
  'rsc', 'next-action', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-router-state-tree', 'next-url', 'x-nextjs-data',
  'x-middleware-prefetch', 'x-prerender-revalidate', 'x-prerender-revalidate-if-generated',
];

const compressible = /^(?:text\/|application\/(?:json|javascript|xml|(?:atom|rss|ld|feed)\+(?:xml|json))|image\/svg)/;

const isPage = (path: string) => !/^\/(?:_next|api|uploads|readyz|healthz)\b/.test(path);
const isNotFoundPage = (path: string) => path.split('?', 1)[0] === notFoundPath(path);
const isNotice = (path: string) => path === `/${placeOf(path).locale.segment}/410` || path.startsWith(`/${placeOf(path).locale.segment}/410/`);
/** @param address as it is known, in lower case and decoded: the page's own, since a notice is kept for no other */
const noticePath = (address: string) => `/${placeOf(address).locale.segment}/410${encodeURI(placeOf(address).rest)}`;
const notFoundPath = (path: string) => `/${placeOf(path).locale.segment}/404`;

/** A slug by the contract, a file, or what stands in addresses of lists for a filter that is not set. */
const mayBePart = (part: string) => part === none || isSlug(part.replace(/\.(?:xml|json|png)$/, ''));

/**
 * Next answers 500 to an address that cannot be decoded, gives the data of its client run time where a suffix asks for it,
 * and looks up in the CMS, and keeps on disk, whatever else somebody makes up.
 */
function leadsNowhere(path: string): boolean {
  const [pathname = ''] = path.split('?', 1);
  const [, first = '', ...parts] = pathname.replace(/\/$/, '').split('/');
  if (localeOfSegment(first)) return parts[0] !== '410' && !parts.every(mayBePart);
  try {
    return /\.rsc$|\.segments\//.test(decodeURIComponent(pathname));
  } catch {
    return true;
  }
}

const htmlType = 'text/html; charset=utf-8';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Staff who look at the draft of a page that was taken off; Next shows it to nobody else. */
const isPreview = ({ headers }: IncomingMessage) => passIn(headers.cookie ?? '') !== null;

/** Ask for less than the whole answer, which is another one than they know of. */
const conditions = ['if-none-match', 'if-modified-since', 'if-range', 'range'];

const isMoved = async (url: string) => (await fetch(url, { method: 'HEAD', redirect: 'manual' })).status === 308;

/** The page for an address that leads nowhere; Next's own answer to it is empty without scripts. */
async function notFoundPage(origin: string, path: string): Promise<string> {
  const response = await fetch(`${origin}${notFoundPath(path)}`);
  return response.status === 404 ? response.text() : failurePage('NotFound', path);
}

/**
 * Stands between Next and the reader. Failed pages become a localized 503 (or 500), pages lose the unused client run
 * time and get their content security policy, and text is compressed once per version. Pictures and documents pass through.
 * @param origin where this server itself answers
 */
export function prepareAnswer(request: IncomingMessage, response: ServerResponse, origin: string): void {
  const since = Date.now();
  const asked = request.url ?? '/';
  const off = isPreview(request) ? null : takenOff(asked);
  const isNowhere = off === null && leadsNowhere(asked);
  const path = off && 'notice' in off ? noticePath(off.notice.address) : isNowhere ? notFoundPath(asked) : asked;
  request.url = path;
  for (const header of [...runtimeHeaders, ...(off ? conditions : [])]) Reflect.deleteProperty(request.headers, header);

  const type = () => textOf(response.getHeader('content-type'));
  const failed = (status: number) => status >= 500 && isPage(path);

  const wanted = (status: number) => {
    const whole = status !== 206 && status !== 304 && !response.hasHeader('content-encoding');
    return off !== null || failed(status) || isAbsent(status) || isTidied(status) || (whole && compressible.test(type()));
  };

  /** Nothing is there, as far as Next knows. */
  const isAbsent = (status: number) => status === 404 && !/^\/(?:_next|api)\b/.test(path);

  /** Next leads to the same address without its last slash, whatever is there. */
  const isTidied = (status: number) => status === 308 && /.\/(?:\?|$)/.test(path);

  const failure = (isOutage = false) => {
    const outage = isOutage || outageSince(since);
    for (const header of ['etag', 'link', 'x-nextjs-cache']) response.removeHeader(header);
    if (outage) response.setHeader('retry-after', String(retryAfter));
    response.setHeader('content-type', htmlType);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-security-policy', failurePolicy);
    return outage ? { status: 503, body: failurePage('Unavailable', asked) } : { status: 500, body: failurePage('ServerError', asked) };
  };

  const moved = (to: string, control = `public, max-age=${movedFor}, s-maxage=${movedFor}`, status: 307 | 308 = 308) => {
    for (const header of ['etag', 'link', 'x-nextjs-cache', 'content-type', 'vary']) response.removeHeader(header);
    response.setHeader('location', locationOf(to));
    response.setHeader('cache-control', control);
    return { status, body: '' };
  };

  const gone = (type: string, body: string) => {
    for (const header of ['etag', 'link', 'x-nextjs-cache']) response.removeHeader(header);
    response.setHeader('content-type', type);
    response.setHeader('cache-control', goneControl);
    response.setHeader('content-security-policy', pagePolicy);
    return { status: 410, body };
  };

  /** What readers are told where Next has nothing, for the page at another address than the one that was asked for too. */
  const notice = async (address: string) => {
    const made = await fetch(origin + noticePath(address));
    return made.status === 410 ? gone(htmlType, await made.text()) : failure(made.status >= 500);
  };

  const page = async (status: number, html: string) => {
    response.setHeader('content-security-policy', pagePolicy);
    if (isNotFoundPage(path)) return { status: 404, body: withoutRuntime(html) };
    if (isNotice(path) && status === 200) return gone(htmlType, withoutRuntime(html));
    if (status !== 404 || !html.includes('<html id="__next_error__">')) return { status, body: withoutRuntime(html) };
    response.removeHeader('etag');
    return { status, body: await notFoundPage(origin, path) };
  };

  const answer = async ({ status, body }: Collected<Buffer>): Promise<Collected<Buffer | string>> => {
    if (off && 'to' in off) return moved(off.to, goneControl);
    if (failed(status)) return failure();
    if ((isNowhere || isAbsent(status)) && !isNotice(path)) {
      const instead = await insteadOfNothing(asked);
      // An old address must not be told absent because nobody could ask yet.
      if (instead === 'unknown') return failure(true);
      if (instead && 'to' in instead) return moved(instead.to);
      if (instead) return 'notice' in instead ? notice(instead.notice.address) : gone('text/plain; charset=utf-8', '');
      // Its last item was taken off, or moved up; there may be another at any time.
      const wider = widerList(asked);
      if (wider !== null) return moved(wider, goneControl, 307);
    }
    if (isTidied(status)) {
      const instead = await insteadOfNothing(asked);
      // An old address would lead on from there: one step instead of two.
      if (instead && instead !== 'unknown' && 'to' in instead && (await isMoved(`${origin}${textOf(response.getHeader('location'))}`))) return moved(instead.to);
    }
    return type().startsWith('text/html') ? page(status, body.toString('utf8')) : { status, body };
  };

  const send = async (status: number, body: Buffer): Promise<Collected> => {
    const etag = textOf(response.getHeader('etag'));
    // One version in several encodings: they are compared by meaning, not by bytes (RFC 9110, 8.8.1).
    if (etag.startsWith('"')) response.setHeader('etag', `W/${etag}`);
    response.setHeader('vary', 'accept-encoding');
    if (!response.hasHeader('content-security-policy')) response.setHeader('content-security-policy', bareSecurityPolicy);
    if (request.method === 'HEAD') {
      response.removeHeader('content-length');
      return { status, body: null };
    }
    const encoding = body.length > 1024 ? encodingFor(textOf(request.headers['accept-encoding'])) : null;
    if (encoding) response.setHeader('content-encoding', encoding);
    const sent = encoding ? await compress(body, encoding, etag && `${path} ${etag}`) : body;
    response.setHeader('content-length', sent.length);
    return { status, body: sent };
  };

  collectBody(response, wanted, async (written) => {
    const { status, body } = await answer(written);
    return send(status, Buffer.from(body));
  });
}
