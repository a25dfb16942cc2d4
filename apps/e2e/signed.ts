import { randomUUID } from 'node:crypto';
import { type DeliveryEvent, sign, signatureHeader, timestampHeader } from '@dpo/content';

export const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** The headers that make a body a delivery of the holder of `secret`. */
export async function signedHeaders(body: string, secret: string, timestamp = secondsNow()): Promise<Record<string, string>> {
  return { 'content-type': 'application/json', [timestampHeader]: String(timestamp), [signatureHeader]: await sign(body, timestamp, secret) };
}

/** A delivery as the CMS makes it. */
export const deliveryOf = (...changes: Partial<DeliveryEvent['changes'][number]>[]): string =>
  JSON.stringify({
    id: randomUUID(),
    at: new Date().toISOString(),
    changes: changes.map((change) => ({ type: 'news-item', documentId: 'a', action: 'publish', slugs: ['a'], ...change })),
  });

/** The query of a preview link as the CMS makes it. */
export async function previewQuery(path: string, secret: string, { timestamp = secondsNow() } = {}): Promise<string> {
  const nonce = randomUUID();
  const signature = await sign(`${path}.${nonce}`, timestamp, secret);
  return String(new URLSearchParams({ path, timestamp: String(timestamp), nonce, signature }));
}
