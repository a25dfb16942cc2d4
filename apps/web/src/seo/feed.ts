import type { LocaleCode } from '@dpo/content';
import { createHash } from 'node:crypto';
import type { FeedFormat } from '@/news-address';
import { escaped } from './sitemap';

export interface FeedItem {
  /** Never changes, whatever becomes of the address. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** Of title and summary, which may be published in another language than the feed's alone. */
  language: LocaleCode;
  /** The day of release, `YYYY-MM-DD`. */
  published: string;
  /** ISO 8601. */
  updated: string;
  categories: readonly { term: string; label: string; language: LocaleCode }[];
}

export interface Feed {
  /** Never changes, as those of its items. */
  id: string;
  title: string;
  description: string;
  author: string;
  /** BCP 47. */
  language: LocaleCode;
  /** The page that shows the same. */
  pageUrl: string;
  /** Where the feed itself is, in each format. */
  urls: Record<FeedFormat, string>;
  /** ISO 8601; of a feed without items. */
  updated: string;
  items: readonly FeedItem[];
}

export const feedTypes: Record<FeedFormat, string> = { xml: 'application/atom+xml', json: 'application/feed+json' };

/** What the formats call themselves, in every language. */
export const feedFormatNames: Record<FeedFormat, string> = { xml: 'Atom', json: 'JSON Feed' };

/** A release has a day and no hour: it begins that day in Hong Kong, which is eight hours ahead all year. */
const startOf = (day: string) => `${day}T00:00:00+08:00`;

/** Drawn at random, once: what sets these identifiers apart from those that others make of the same names. */
const namespace = Buffer.from('7d0c1f2e5b9a4c63a1e88d3f60b7942c', 'hex');

/**
 * @param name always the same for the same thing, whatever its address and the site's
 * @returns an identifier that holds when addresses change, on every instance (RFC 9562, 5.5: a UUID of a name)
 */
export function permanentId(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

const newest = ({ items, updated }: Feed) => items.reduce((latest, item) => (item.updated > latest ? item.updated : latest), items[0]?.updated ?? updated);

/** @returns the feed as Atom (RFC 4287) */
export function atomXml(feed: Feed): string {
  const foreign = (name: string, language: LocaleCode) => (language === feed.language ? '' : ` ${name}="${language}"`);
  const element = (name: string, text: string, language = feed.language) => `<${name}${foreign('xml:lang', language)}>${escaped(text)}</${name}>`;
  const link = (rel: string, type: string, href: string, language = feed.language) => `<link rel="${rel}" type="${type}" href="${escaped(href)}"${foreign('hreflang', language)}/>`;
  const entries = feed.items.map(({ id, url, title, summary, language, published, updated, categories }) =>
    [
      '<entry>',
      element('id', id),
      element('title', title, language),
      link('alternate', 'text/html', url, language),
      element('published', startOf(published)),
      element('updated', updated),
      element('summary', summary, language),
      ...categories.map(({ term, label, language: own }) => `<category term="${escaped(term)}" label="${escaped(label)}"${foreign('xml:lang', own)}/>`),
      '</entry>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.description),
    link('self', feedTypes.xml, feed.urls.xml),
    link('alternate', 'text/html', feed.pageUrl),
    element('updated', newest(feed)),
    `<author>${element('name', feed.author)}</author>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** @returns the feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) */
export const feedJson = ({ title, description, author, language, pageUrl, urls, items }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: pageUrl,
    feed_url: urls.json,
    language,
    authors: [{ name: author }],
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.summary,
      ...(item.language === language ? {} : { language: item.language }),
      date_published: startOf(item.published),
      date_modified: item.updated,
      tags: item.categories.map(({ label }) => label),
    })),
  });
