import { z } from 'zod';

/**
 * A replaced file keeps its address in the CMS, so the address readers get carries a version.
 * @param updatedAt when the file was last changed
 */
export const fileVersion = (updatedAt: string): string => Date.parse(updatedAt).toString(36);

const versioned = (url: string, updatedAt: string) => `${url}?v=${fileVersion(updatedAt)}`;

/** `/uploads/...` only: media is served through the site, never straight from the CMS or elsewhere. */
const uploadPath = z.string().regex(/^\/uploads\/[\w.-]+$/);

const format = z.object({ url: uploadPath, mime: z.string(), width: z.number(), height: z.number() });

/** Formats that take fewer bytes than those of old, the lightest first. */
const lighterFormats = ['image/avif', 'image/webp'] as const;

/**
 * An uploaded file. `sources` are the image's smaller renditions in its own format and itself, narrowest first;
 * `lighter` are renditions in lighter formats, where the CMS keeps some.
 */
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
  .transform(({ url, updatedAt, formats, size, ...file }) => {
    const original = file.width && file.height ? [{ url, mime: file.mime, width: file.width, height: file.height }] : [];
    const renditions = [...Object.values(formats ?? {}), ...original].sort((a, b) => a.width - b.width);
    const sourcesIn = (mime: string) =>
      renditions.filter((rendition) => rendition.mime === mime)
        .map(({ url: address, width, height }) => ({ url: versioned(address, updatedAt), width, height }));
    return {
      ...file,
      url: versioned(url, updatedAt),
      bytes: Math.round(size * 1000),
      sources: sourcesIn(file.mime),
      lighter: lighterFormats.map((mime) => ({ mime, sources: sourcesIn(mime) })).filter(({ mime, sources }) => mime !== file.mime && sources.length > 0),
    };
  });
export type Media = z.infer<typeof media>;

/** A file, which the editor must choose before publishing. */
export const file = () => ({
  kind: 'media' as const, localized: true, required: true as const, populate: true as const, schema: media,
});
