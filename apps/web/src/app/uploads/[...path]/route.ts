import { currentClearance } from '@/clearance';
import { isPreview } from '@/content/read';
import { env } from '@/env';

export const dynamic = 'force-dynamic';

const passedOn = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'last-modified', 'etag'];
/** Shown in the browser; everything else is downloaded. */
const shown = /^(?:image\/(?:png|jpeg|webp|avif|gif)|application\/pdf)\b/;

/** Whether a range begins after the file's end, which the CMS answers with an impossible one. */
function startsPastEnd(contentRange: string | null): boolean {
  const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(contentRange ?? '') ?? [];
  return start !== undefined && Number(start) > Number(end);
}

const askedOfCms = ['range', 'if-none-match', 'if-modified-since'];

/**
 * How long an answer may be kept. A file is public only while something published shows it, so that caches between here
 * and the reader ask again after a second; the reader's own copy of an address with the file's version never changes its
 * bytes. With any other version it would: that of tomorrow, which somebody guessed, or of yesterday.
 * @param named the version in the address, `null` for none
 * @param etag of the bytes: their version
 */
function keptFor(named: string | null, etag: string | null): string {
  if (named === null) return 'public, max-age=300, s-maxage=1';
  return etag?.replace(/^W\//, '') === `"${named}"` ? 'public, max-age=31536000, immutable, s-maxage=1' : 'public, max-age=0, s-maxage=1';
}

/** Media from the CMS, which is never public itself and answers with what is published; in a preview with all it has. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params;
  const name = path[0];
  if (path.length !== 1 || !name || !/^[\w.-]+$/.test(name)) return new Response(null, { status: 404 });
  const { CMS_URL, CMS_TOKEN, CMS_PREVIEW_TOKEN } = env();
  const inPreview = await isPreview();
  const scope = currentClearance();
  // A link for clearance shows its document's files, and of all others what everybody sees.
  const isOpen = inPreview && (scope === null || scope.files.some((hash) => name.includes(hash)));
  const asked = askedOfCms.flatMap((header) => {
    const value = request.headers.get(header);
    return value ? [[header, value] as const] : [];
  });
  const upstream = await fetch(`${CMS_URL}/uploads/${name}`, {
    cache: 'no-store',
    redirect: 'error',
    headers: { ...Object.fromEntries(asked), 'accept-encoding': 'identity', authorization: `Bearer ${isOpen ? CMS_PREVIEW_TOKEN : CMS_TOKEN}` },
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(30_000)]),
  }).catch(() => null);
  if (!upstream || upstream.status >= 500)
    return new Response(null, { status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
  if (upstream.status === 206 && startsPastEnd(upstream.headers.get('content-range'))) return new Response(null, { status: 416 });
  const isUnchanged = upstream.status === 304;
  if (!upstream.ok && !isUnchanged)
    return new Response(null, { status: upstream.status === 416 ? 416 : 404, headers: { 'cache-control': inPreview ? 'private, no-store' : 'public, max-age=1' } });
  const headers = new Headers(
    passedOn.flatMap((header) => {
      const value = upstream.headers.get(header);
      return value ? [[header, value] as [string, string]] : [];
    }),
  );
  headers.set('cache-control', inPreview ? 'private, no-store' : keptFor(new URL(request.url).searchParams.get('v'), headers.get('etag')));
  if (isUnchanged) return new Response(null, { status: 304, headers });
  const type = headers.get('content-type') ?? '';
  if (!shown.test(type)) headers.set('content-disposition', 'attachment');
  // A browser's own PDF viewer does not open inside a sandbox.
  headers.set('content-security-policy', type === 'application/pdf' ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'; sandbox");
  return new Response(upstream.body, { status: upstream.status, headers });
}
