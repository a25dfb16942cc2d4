import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

const compressors: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => deflate(body, { level: 6 }),
};

/** @returns the best encoding a client takes (RFC 9110, 12.5.3), or `null`; `q=0` is a refusal */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*q=/))
      .filter(([, quality]) => quality === undefined || Number(quality) > 0)
      .map(([name]) => name),
  );
  return (['br', 'gzip'] as const).find((encoding) => accepted.has(encoding)) ?? null;
}

/**
 * Compresses each version of an answer once. Compressing every answer anew costs 40 % of the throughput.
 * The function it returns takes the version that a body is of, `''` for a body that will not come again.
 * @param limit how many bytes of compressed bodies to keep; the least recently used go first
 */
export function createCompressor(limit = 64 * 1024 * 1024) {
  const kept = new Map<string, Buffer>();
  let size = 0;

  return async (body: Buffer, encoding: Encoding, version: string): Promise<Buffer> => {
    if (!version) return compressors[encoding](body);
    // People make up addresses of any length, and a version begins with one: its hash takes the same room for all.
    const key = createHash('sha256').update(`${encoding} ${version}`).digest('base64');
    const known = kept.get(key);
    const result = known ?? (await compressors[encoding](body));
    // Requests that compressed the same version at once: the first is kept.
    if (!known && kept.has(key)) return result;
    kept.delete(key);
    kept.set(key, result);
    if (!known) size += result.length;
    for (const [oldest, value] of kept) {
      if (size <= limit) break;
      kept.delete(oldest);
      size -= value.length;
    }
    return result;
  };
}
