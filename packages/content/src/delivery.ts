import { z } from 'zod';
import { entryTypes } from './entries';
import { longestSlug, slugPattern } from './fields/plain';
import { redirectType } from './redirects';

/** What happened to published content. A hint, never the content: the site reads again. */
export const deliveryEvent = z.strictObject({
  id: z.uuid(),
  /** When it happened, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  changes: z
    .array(
      z.strictObject({
        type: z.enum([...entryTypes, redirectType]),
        documentId: z.string().min(1).max(64),
        action: z.enum(['publish', 'unpublish', 'delete', 'media']),
        /** The public slugs before and after; empty for single types and redirects. */
        slugs: z.array(z.string().regex(slugPattern).max(longestSlug)).max(10),
      }),
    )
    .min(1)
    .max(100),
});
export type DeliveryEvent = z.infer<typeof deliveryEvent>;
export type Change = DeliveryEvent['changes'][number];

/** The site's answer: what readers get as of now. `failed` addresses make the CMS deliver again. */
export const deliveryAnswer = z.object({
  refreshed: z.array(z.string()),
  failed: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

export const timestampHeader = 'x-delivery-timestamp';
export const signatureHeader = 'x-delivery-signature';
/** An event is accepted this long before and after its timestamp, in seconds. */
export const deliveryWindow = 300;
/** The largest event body, in bytes. */
export const deliveryBodyLimit = 64 * 1024;

const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;
const encode = (text: string) => new TextEncoder().encode(text);
const keyFor = (secret: string) => crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign', 'verify']);

/**
 * HMAC-SHA-256 (RFC 2104) over `timestamp.body`.
 * @param timestamp seconds since 1970
 * @returns 64 lower-case hexadecimal digits
 */
export async function sign(body: string, timestamp: number, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign(algorithm.name, await keyFor(secret), encode(`${timestamp}.${body}`));
  return Buffer.from(signature).toString('hex');
}

/** @returns whether `signature` was made from these by {@link sign}; compared in constant time. */
export async function verify(body: string, timestamp: number, signature: string, secret: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  return crypto.subtle.verify(algorithm.name, await keyFor(secret), Buffer.from(signature, 'hex'), encode(`${timestamp}.${body}`));
}
