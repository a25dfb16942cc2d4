import { z } from 'zod';
import { entryTypes } from './entries';

/**
 * What is signed of a link for clearance, together with the second since 1970 at which it ends: with `sign` and `verify`
 * and the secret of previews.
 * @param link its UUID
 */
export const signedClearance = (link: string): string => `clearance.${link}`;

/** Carry the second and the signature when the site asks about a link: in an address they would stand in logs, and open the draft. */
export const clearanceHeaders = { until: 'x-clearance-until', signature: 'x-clearance-signature' } as const;

/** What the CMS says of a link that holds. */
export const clearance = z.strictObject({
  type: z.enum(entryTypes),
  /** Of the document's draft; empty for a single type. */
  slug: z.string(),
  /** Milliseconds since 1970. */
  until: z.number(),
  /** Of the draft's files: parts of their names. */
  files: z.array(z.string().min(1)),
});
export type Clearance = z.infer<typeof clearance>;
