import { z } from 'zod';
import { writable } from './fields/writable';
import { localeCodes } from './locales';
import { type Redirect, resolveRedirects } from './redirects';

/** The name of these in the CMS. They are no entries: what they tell of has no page any more. */
export const gonePageType = 'gone-page';
/** The part of the CMS's REST address after `/api/`. */
export const gonePagesEndpoint = 'gone-pages';
/** The longest reason, in characters. */
export const longestReason = 500;

/** What readers are told, or where they are sent, at the address of a page that staff have taken off the site. */
export const gonePage = z.object({
  /** As {@link redirectKey} gives it; its first part tells the language in which its readers are spoken to. */
  address: z.string().min(1),
  title: z.string().overwrite((title) => writable(title, ' ')).min(1),
  /** The language of title and reason: that of the address, unless the page was never published in it. */
  language: z.enum(localeCodes),
  at: z.iso.datetime(),
  reason: z.string().overwrite((reason) => writable(reason, '\n')).min(1).nullable(),
  /** Where readers are sent instead of being told. */
  to: z.string().min(1).nullable(),
});
export type GonePage = z.infer<typeof gonePage>;

/** Where all addresses that have no page lead. */
export interface OldAddresses {
  /** By old address the last place its readers are sent to. */
  leads: ReadonlyMap<string, string>;
  /** By their address the pages that were taken off. */
  gone: ReadonlyMap<string, GonePage>;
}

/** Follows redirects and pages that were taken off to their ends, so that readers take one step. What a redirect says wins. */
export function resolveAddresses(redirects: readonly Redirect[], gonePages: readonly GonePage[]): OldAddresses {
  const sent = gonePages.flatMap(({ address, to }) => (to === null ? [] : [{ from: address, to }]));
  return { leads: resolveRedirects([...sent, ...redirects]), gone: new Map(gonePages.map((page) => [page.address, page])) };
}
