import { type EntryValues, type ListValues, type LocaleCode, entries, isListed, localeCodes, localeOfCode, locales, writable } from '@dpo/content';
import { addressOf, entryPath } from '@/i18n/navigation';

type AnEntry = (typeof entries)[number];

/** How entries are read. Both throw when the CMS cannot tell. */
export interface Readers {
  readOne: (entry: AnEntry, options: { locale: LocaleCode }) => Promise<EntryValues<AnEntry> | null>;
  readAll: (entry: AnEntry, options: { locale: LocaleCode }) => Promise<ListValues<AnEntry>[]>;
}

export interface SitemapPage {
  /** Without the language. */
  path: string;
  locale: LocaleCode;
  /** The languages that readers are led to the page in. */
  availableIn: readonly LocaleCode[];
  /** ISO 8601, or `null` for a page whose lists are empty. */
  lastModified: string | null;
}

interface Published {
  documentId: string;
  slug?: string;
  updatedAt: string;
}

async function publishedIn(locale: LocaleCode, entry: AnEntry, { readOne, readAll }: Readers): Promise<Published[]> {
  if (entry.kind === 'collectionType') return (await readAll(entry, { locale })).filter(isListed);
  const values = await readOne(entry, { locale });
  return values ? [values] : [];
}

const newest = (published: readonly Published[]) =>
  published.reduce<string | null>((latest, { updatedAt }) => (latest === null || updatedAt > latest ? updatedAt : latest), null);

/**
 * Every page of the site in every language it is published in: the pages of entries, and the fixed ones that show them.
 * @throws {ContentError} when the CMS cannot tell
 */
export async function sitemapPages(readers: Readers): Promise<SitemapPage[]> {
  const perLocale = await Promise.all(
    localeCodes.map(async (locale) => ({
      locale,
      read: await Promise.all(entries.map(async (entry) => ({ entry, published: await publishedIn(locale, entry, readers) }))),
    })),
  );
  const keyOf = (locale: LocaleCode, entry: AnEntry, documentId: string) => `${locale} ${entry.type} ${documentId}`;
  // A document knows in which languages it is published, not in which of them it was withdrawn: the lists do.
  const listed = new Set(perLocale.flatMap(({ locale, read }) => read.flatMap(({ entry, published }) => published.map(({ documentId }) => keyOf(locale, entry, documentId)))));
  const ownPaths = new Set(entries.flatMap((entry) => (entry.kind === 'singleType' && entry.href('en', '') !== null ? [entryPath(entry)] : [])));
  const fixedPaths = [...new Set(entries.flatMap((entry) => entry.shownOn))].filter((path) => !ownPaths.has(path)).sort();
  return perLocale.flatMap(({ locale, read }) => [
    ...fixedPaths.map((path) => ({
      path,
      locale,
      availableIn: localeCodes,
      lastModified: newest(read.flatMap(({ entry, published }) => (entry.shownOn.includes(path) ? published : []))),
    })),
    ...read.flatMap(({ entry, published }) =>
      published.flatMap(({ documentId, slug = '', updatedAt }) =>
        entry.href(localeOfCode(locale).segment, slug) === null
          ? []
          : [{ path: entryPath(entry, slug), locale, availableIn: localeCodes.filter((code) => listed.has(keyOf(code, entry, documentId))), lastModified: updatedAt }],
      ),
    ),
  ]);
}

/** Text for XML, in attributes too, without what XML has no place for, wherever the text is from. */
export const escaped = (text: string) =>
  writable(text, ' ').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The most addresses that one file may hold (https://www.sitemaps.org/protocol.html). With the longest slugs it stays under 50 MB. */
const addressesInOne = 50_000;

/** A document of the sitemap protocol. @param namespaces attributes, each with a space before it */
export const documentOf = (root: string, namespaces: string, children: readonly string[]) =>
  ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}>`, ...children, `</${root}>`, ''].join('\n');

/** @returns the file of all pages; an index of its parts (`/sitemap/1.xml` and so on) when they are more than one file may hold */
export function sitemapXml(siteUrl: string, pages: readonly SitemapPage[]): string {
  if (pages.length <= addressesInOne) return urlsXml(siteUrl, pages);
  const parts = Array.from({ length: Math.ceil(pages.length / addressesInOne) }, (_, index) => `${siteUrl}/sitemap/${index + 1}.xml`);
  return documentOf('sitemapindex', '', parts.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>`));
}

/** @param number from 1. @returns one part of the pages, or `null` when there is no such part */
export function sitemapPartXml(siteUrl: string, pages: readonly SitemapPage[], number: number): string | null {
  const part = pages.length <= addressesInOne ? [] : pages.slice((number - 1) * addressesInOne, number * addressesInOne);
  return part.length > 0 ? urlsXml(siteUrl, part) : null;
}

/** @returns the pages in the sitemap protocol (https://www.sitemaps.org), each with its other languages */
function urlsXml(siteUrl: string, pages: readonly SitemapPage[]): string {
  const urlOf = (code: LocaleCode, path: string) => escaped(siteUrl + addressOf(localeOfCode(code).segment, path));
  const alternate = (language: string, url: string) => `<xhtml:link rel="alternate" hreflang="${language}" href="${url}"/>`;
  const urls = pages.map(({ path, locale, availableIn, lastModified }) => {
    const readable = locales.filter(({ code }) => availableIn.includes(code));
    return [
      '<url>',
      `<loc>${urlOf(locale, path)}</loc>`,
      ...(lastModified ? [`<lastmod>${lastModified}</lastmod>`] : []),
      ...readable.map(({ code }) => alternate(code, urlOf(code, path))),
      ...readable.slice(0, 1).map(({ code }) => alternate('x-default', urlOf(code, path))),
      '</url>',
    ].join('');
  });
  return documentOf('urlset', ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', urls);
}
