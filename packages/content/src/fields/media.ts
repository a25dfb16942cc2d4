import { z } from 'zod';

/**
 * A replaced file keeps its address in the CMS, so the address readers get carries a version
 * made of the time of its last change.
 */
const versioned = (url: string, updatedAt: string) => `${url}?v=${Date.parse(updatedAt).toString(36)}`;

/** `/uploads/...` only: media is served through the site, never straight from the CMS or elsewhere. */
const uploadPath = z.string().regex(/^\/uploads\/[\w.-]+$/);

const format = z.object({ url: uploadPath, width: z.number(), height: z.number() });

/** An uploaded file. `size` is in bytes; `sources` are the image's smaller renditions and itself, narrowest first. */
export const media = z
  .object({
    url: uploadPath,
    name: z.string(),
    mime: z.string(),
    ext: z.string().nullable(),
    /** The CMS counts kilobytes of 1,000 bytes. */
    size: z.number(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    updatedAt: z.iso.datetime(),
    formats: z.record(z.string(), format).nullable().default(null),
  })
  .transform(({ url, updatedAt, formats, size, ...file }) => ({
    ...file,
    url: versioned(url, updatedAt),
    bytes: Math.round(size * 1000),
    sources: [...Object.values(formats ?? {}), ...(file.width && file.height ? [{ url, width: file.width, height: file.height }] : [])]
      .map(({ url: address, width, height }) => ({ url: versioned(address, updatedAt), width, height }))
      .sort((a, b) => a.width - b.width),
  }));
export type Media = z.infer<typeof media>;

/** A file, which the editor must choose before publishing. */
export const file = () => ({
  kind: 'media' as const, localized: true, required: true as const, populate: true as const, schema: media,
});
