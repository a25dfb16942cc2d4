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

/** Media from the CMS, which is never public itself. An address with a version never changes its bytes. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params;
  const name = path[0];
  if (path.length !== 1 || !name || !/^[\w.-]+$/.test(name)) return new Response(null, { status: 404 });
  const range = request.headers.get('range');
  const upstream = await fetch(`${env().CMS_URL}/uploads/${name}`, {
    cache: 'no-store',
    redirect: 'error',
    headers: { 'accept-encoding': 'identity', ...(range ? { range } : {}) },
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(30_000)]),
  }).catch(() => null);
  if (!upstream || upstream.status >= 500)
    return new Response(null, { status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });
  if (upstream.status === 206 && startsPastEnd(upstream.headers.get('content-range'))) return new Response(null, { status: 416 });
  if (!upstream.ok) return new Response(null, { status: upstream.status === 416 ? 416 : 404, headers: { 'cache-control': 'public, max-age=10' } });
  const headers = new Headers(
    passedOn.flatMap((header) => {
      const value = upstream.headers.get(header);
      return value ? [[header, value] as [string, string]] : [];
    }),
  );
  const versioned = new URL(request.url).searchParams.has('v');
  headers.set('cache-control', versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
  const type = headers.get('content-type') ?? '';
  if (!shown.test(type)) headers.set('content-disposition', 'attachment');
  // A browser's own PDF viewer does not open inside a sandbox.
  if (type !== 'application/pdf') headers.set('content-security-policy', "default-src 'none'; sandbox");
  return new Response(upstream.body, { status: upstream.status, headers });
}
