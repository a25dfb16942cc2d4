import 'server-only';
import {
  type AnyEntry, ContentError, type EntryValues, type Field, type ListOptions, type ListValues, type Locale, type LocaleCode, type Reference, type SystemValues, createClient,
  entries, inOrder, localeOfSegment, tagsForList, tagsForOne,
} from '@dpo/content';
import { setRequestLocale } from 'next-intl/server';
import { draftMode } from 'next/headers';
import { notFound } from 'next/navigation';
import { AsyncLocalStorage } from 'node:async_hooks';
import { cache } from 'react';
import { currentClearance, isCleared } from '@/clearance';
import { env } from '@/env';
import { nothingFound } from '@/redirecting';
import { heldList } from './held-lists';
import { keptOr } from './kept-values';
import { isRecovering, reportOutage, setRecovering } from './outage';
import { everyPage, rememberAbsent, rememberFailure, rememberPage } from './rendered-pages';
import { type Subject, sharedReading } from './shared-readings';

const newVisit = (path: string) => ({
  path, tags: new Set<string>(), startedAt: Date.now(), failed: false, changesAt: null as number | null,
  /** Rendered for each request: in no page cache. */
  perRequest: false,
});

const visitOfRender = cache(() => newVisit(''));
const visitOfFile = new AsyncLocalStorage<ReturnType<typeof newVisit>>();

/** What one render reads, and whether it could. */
const visit = () => visitOfFile.getStore() ?? visitOfRender();

/** Milliseconds a read may take, and may take while the CMS is known to fail: readers then should not wait. */
const patience = { usual: 5000, recovering: 1000 };

/** Whether this request shows drafts: staff came by a signed preview link, or somebody by one for clearance. */
export const isPreview = cache(async (): Promise<boolean> => (await draftMode()).isEnabled);

/**
 * Begins a page. Call it before anything else in it.
 * @param segment the first part of the address
 * @param path the page's public address, under which a change to its content refreshes it
 * @returns the page's language; a segment that is none ends in the 404 page
 */
export function openPage(segment: string, path: string): Locale {
  const locale = localeOfSegment(segment);
  if (!locale) notFound();
  setRequestLocale(locale.code);
  const seen = visit();
  seen.path = path;
  rememberPage(path, seen);
  return locale;
}

/**
 * Begins a page that is rendered for each request, and that no change has to refresh. What stands on every page it takes
 * from memory; all else it must not read of the CMS, because it has no last good version.
 * @returns as {@link openPage}
 */
export function openLivePage(segment: string): Locale {
  const locale = localeOfSegment(segment);
  if (!locale) notFound();
  setRequestLocale(locale.code);
  visit().perRequest = true;
  return locale;
}

/**
 * Ends the page in the 404 page, because no entry has its address. Should one get it, its delivery names it. What readers
 * get instead is read again first: the entry may have been taken off this moment, and the delivery be on its way.
 */
export async function absent(): Promise<never> {
  const { path } = visit();
  await nothingFound(path);
  rememberAbsent(path);
  notFound();
}

/** Has the page that is being made made anew at a moment to come (milliseconds since 1970). The first of several counts. */
export function changesAt(moment: number): void {
  const seen = visit();
  seen.changesAt = Math.min(moment, seen.changesAt ?? moment);
}

/**
 * Makes a file that is not a page (the sitemap, a feed): the same as {@link openPage} for what has no render to belong to.
 * @param make gives the file, or `null` when nothing has its address
 */
export async function openFile<T>(path: string, make: () => Promise<T>): Promise<T> {
  const file = newVisit(path);
  rememberPage(path, file);
  const made = await visitOfFile.run(file, make);
  if (made !== null) return made;
  await nothingFound(path);
  rememberAbsent(path);
  return made;
}

/** An address that answers at once, from nowhere: asking for it puts tags on the page that is being made. */
const nothing = 'data:,';

/**
 * The pages are the only cache. A read goes to the CMS, once for all pages that are made for the same change; its tags
 * land on each page that needs it, and a read that fails fails the render, so that the last good page stays.
 * @param question everything the answer depends on
 * @param isOpen whether a preview may see its draft
 * @param subject the entry that is read, where it is one
 */
async function read<T>(tags: string[], question: readonly unknown[], isOpen: boolean, ask: (client: ReturnType<typeof createClient>) => Promise<T>, subject?: Subject): Promise<T> {
  const seen = visit();
  for (const tag of tags) seen.tags.add(tag);
  const preview = await isPreview();
  const next = { tags: [...tags, everyPage] };
  const { CMS_URL, CMS_TOKEN, CMS_PREVIEW_TOKEN } = env();
  const inHaste = isRecovering();
  const client = createClient({
    url: CMS_URL,
    token: preview && isOpen ? CMS_PREVIEW_TOKEN : CMS_TOKEN,
    timeout: inHaste ? patience.recovering : patience.usual,
    status: preview && isOpen ? 'draft' : 'published',
    fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
    onMalformed: (error) => console.error(error.message),
  });
  try {
    if (preview) return await ask(client);
    await fetch(nothing, { cache: 'no-store', next });
    // Whoever has patience does not share the failure of a read in haste: the CMS would count as failing again.
    return await sharedReading(JSON.stringify([inHaste, ...question]), () => ask(client), subject ? { subject } : {});
  } catch (error) {
    rememberFailure(seen.path, seen);
    if (error instanceof ContentError) {
      reportOutage(error);
      // A read in haste says nothing of a CMS that has been seen to answer since: slowly, perhaps.
      if (!inHaste) setRecovering(true);
    }
    throw error;
  }
}

const readFromCms = (entry: AnyEntry, locale: LocaleCode, slug: string | undefined) =>
  read(tagsForOne(entry, slug), ['one', entry.type, locale, slug], isCleared(entry, slug), (client) => client.readOne(entry, slug === undefined ? { locale } : { locale, slug }), { entry, locale, slug });

const one = cache(async (entry: AnyEntry, locale: LocaleCode, slug: string | undefined) => {
  const isKept = visit().perRequest && entry.onEveryPage === true && !(await isPreview());
  if (isKept) return keptOr(`${entry.type} ${locale}`, () => readFromCms(entry, locale, slug));
  const found = await readFromCms(entry, locale, slug);
  return found !== null && currentClearance() !== null ? withPublicRelations(entry, locale, found as object) : found;
});

const all = cache((entry: AnyEntry, asked: string) =>
  read(tagsForList(entry), ['all', entry.type, asked], currentClearance() === null, async (client) => {
    const { where, ...options } = JSON.parse(asked) as ListOptions;
    if (where || (await isPreview())) return client.readAll(entry, { ...options, ...(where && { where }) });
    const items = await heldList(`${entry.type} ${asked}`, entry, {
      all: () => client.readAll(entry, options) as Promise<SystemValues[]>,
      one: async (documentId) => (await client.readList(entry, { ...options, where: { documentId: { equals: documentId } } })).items as SystemValues[],
    });
    return inOrder(items, options.sort ?? entry.sort);
  }),
);

/**
 * @returns the entry, or `null` when it is not published in this language
 * @throws {ContentError} when the CMS cannot tell
 */
export const readOne = <E extends AnyEntry>(entry: E, { locale, slug }: { locale: LocaleCode; slug?: string }) =>
  one(entry, locale, slug) as Promise<EntryValues<E> | null>;

/** A draft comes with the drafts it is related to, which a link for clearance does not open: here it gets what readers have of them. */
async function withPublicRelations(entry: AnyEntry, locale: LocaleCode, found: object): Promise<object> {
  const values = found as Record<string, unknown>;
  const related = await Promise.all(Object.entries(entry.fields as Record<string, Field>).map(async ([name, { target }]) => {
    const other = entries.find(({ type }) => type === target);
    if (!other) return [];
    const known = (await readAll(other, { locale })) as Reference[];
    return [[name, (values[name] as Reference[]).flatMap(({ documentId }) => known.find((each) => each.documentId === documentId) ?? [])] as const];
  }));
  return { ...found, ...Object.fromEntries(related.flat()) };
}

/** A whole list. @throws {ContentError} when the CMS cannot tell */
export const readAll = <E extends AnyEntry>(entry: E, options: Omit<ListOptions, 'page' | 'pageSize'>) =>
  all(entry, JSON.stringify(options)) as Promise<ListValues<E>[]>;
