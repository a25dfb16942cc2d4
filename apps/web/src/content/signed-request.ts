import { deliveryBodyLimit, deliveryWindow, signatureHeader, timestampHeader, verify } from '@dpo/content';

type Outcome = { body: string } | { status: 400 | 401 | 413; message: string };

/** Signatures used within their window, with the second they may be forgotten. */
export function createReplayGuard() {
  const used = new Map<string, number>();
  /** @returns whether this is the first time; remembers it for twice the window */
  return (token: string, now: number): boolean => {
    for (const [old, until] of used) if (until < now) used.delete(old);
    if (used.has(token)) return false;
    used.set(token, now + 2 * deliveryWindow);
    return true;
  };
}

/** Whether a timestamp, in seconds as text, is within the window around `now`. */
export const isTimely = (timestamp: string, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= deliveryWindow;

/** @returns the body, or `null` when it is longer than the limit; no more than the limit is kept */
async function readLimited(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > deliveryBodyLimit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > deliveryBodyLimit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads a request that only the holder of `secret` can have made, once, within the last five minutes. */
export async function readSigned(request: Request, secret: string, firstUse: ReturnType<typeof createReplayGuard>): Promise<Outcome> {
  const timestamp = request.headers.get(timestampHeader) ?? '';
  const signature = request.headers.get(signatureHeader) ?? '';
  const now = Math.floor(Date.now() / 1000);
  if (!isTimely(timestamp, now)) return { status: 401, message: 'The timestamp is missing or outside the five-minute window.' };
  const body = await readLimited(request);
  if (body === null) return { status: 413, message: `The body is longer than ${deliveryBodyLimit} bytes.` };
  if (!(await verify(body, Number(timestamp), signature, secret))) return { status: 401, message: 'The signature does not fit.' };
  if (!firstUse(signature, now)) return { status: 401, message: 'This request has been made before.' };
  return { body };
}

/** @returns the value of a JSON text, or `undefined` when it is none */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
