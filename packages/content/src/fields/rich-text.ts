import { z } from 'zod';
import { writable } from './writable';

/**
 * Link schemes that readers may be sent to. Everything else (`javascript:`, `data:` …) loses its link and keeps its text.
 * Addresses on this site start with one slash.
 */
const allowedLink = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i;

/** Browsers take tabs and line breaks out of an address (WHATWG URL, 4.4): `/` and `/evil.example` with a tab between leads off this site. */
const controlCharacter = /\p{Cc}/u;

export const linkAddress = z.string().trim().transform((url) => (allowedLink.test(url) && !controlCharacter.test(url) ? url : null));

const span = z.object({
  type: z.literal('text'),
  text: z.string().overwrite((text) => writable(text, '\n')),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
});

const link = z.object({ type: z.literal('link'), url: linkAddress, children: z.array(span) });
const inline = z.array(z.discriminatedUnion('type', [span, link]));

const listItem = z.object({ type: z.literal('list-item'), children: inline });

/** Written out, because a type that contains itself does not survive being inferred across packages. */
export interface RichTextList {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: (z.infer<typeof listItem> | RichTextList)[];
}
const list: z.ZodType<RichTextList> = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  get children() {
    return z.array(z.union([listItem, list]));
  },
});

const node = z.union([
  z.object({ type: z.literal('paragraph'), children: inline }),
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(6), children: inline }),
  z.object({ type: z.literal('quote'), children: inline }),
  z.object({ type: z.literal('code'), children: inline }),
  list,
]);

/**
 * The CMS's rich text ("blocks" attribute).
 * Images are not part of it: they come as figures, which carry an alternative text per language.
 */
export const richText = z.array(node);

export type RichText = z.infer<typeof richText>;
export type RichTextNode = RichText[number];
export type RichTextInline = z.infer<typeof inline>;

export const prose = () => ({ kind: 'blocks' as const, localized: true, required: true as const, schema: richText });
