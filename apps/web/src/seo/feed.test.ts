import { expect, test } from '@jest/globals';
import { type Feed, atomXml, feedJson, permanentId } from './feed';

const feed: Feed = {
  id: permanentId('feed/zh-Hant-HK/speech'),
  title: '最新消息 | 數字政策辦公室', description: '新聞公報', author: '數字政策辦公室', language: 'zh-Hant-HK',
  pageUrl: 'https://site.test/tc/news?category=speech',
  urls: { xml: 'https://site.test/tc/news/feed.xml?category=speech', json: 'https://site.test/tc/news/feed.json?category=speech' },
  updated: '2026-01-01T00:00:00.000Z',
  items: [
    {
      id: permanentId('news-item/abc/zh-Hant-HK'), url: 'https://site.test/tc/news/a', title: '題目 <一> & 二', summary: '「摘要」',
      language: 'zh-Hant-HK', published: '2026-11-20', updated: '2026-11-23T01:02:03.000Z', categories: [{ term: 'speech', label: '演辭', language: 'zh-Hant-HK' }],
    },
    {
      id: permanentId('news-item/def/zh-Hant-HK'), url: 'https://site.test/tc/news/b', title: '其二', summary: '摘要',
      language: 'zh-Hant-HK', published: '2026-11-19', updated: '2026-11-24T00:00:00.000Z', categories: [],
    },
  ],
};

const atom = (of: Feed) => new DOMParser().parseFromString(atomXml(of), 'application/xml');
const textIn = (parent: Element | Document | undefined, path: string) => parent?.querySelector(path)?.textContent;
/** RFC 3339 */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

test('Atom: what RFC 4287 requires of a feed and of each entry', () => {
  const root = atom(feed).documentElement;
  expect([root.namespaceURI, root.localName, root.getAttribute('xml:lang')]).toEqual(['http://www.w3.org/2005/Atom', 'feed', 'zh-Hant-HK']);
  expect(textIn(root, 'feed > id')).toBe(feed.id);
  expect(textIn(root, 'feed > title')).toBe(feed.title);
  expect(textIn(root, 'feed > updated')).toBe('2026-11-24T00:00:00.000Z');
  expect(textIn(root, 'feed > author > name')).toBe('數字政策辦公室');
  expect(root.querySelector('feed > link[rel="self"]')?.getAttribute('href')).toBe(feed.urls.xml);
  const [first, second] = root.querySelectorAll('entry');
  expect(textIn(first, 'id')).toBe(permanentId('news-item/abc/zh-Hant-HK'));
  expect(textIn(first, 'title')).toBe('題目 <一> & 二');
  expect(textIn(first, 'published')).toBe('2026-11-20T00:00:00+08:00');
  expect(first?.querySelector('link[rel="alternate"]')?.getAttribute('href')).toBe('https://site.test/tc/news/a');
  expect(first?.querySelector('category')?.getAttribute('label')).toBe('演辭');
  expect(second?.querySelector('category')).toBeNull();
  for (const entry of root.querySelectorAll('entry')) for (const name of ['published', 'updated']) expect(textIn(entry, name)).toMatch(moment);
});

test('an item that is only in another language says so, in both formats, and keeps its own address', () => {
  const english = {
    id: permanentId('news-item/ghi/en'), url: 'https://site.test/en/news/c', title: 'In English only', summary: 'A summary', language: 'en' as const,
    published: '2026-11-18', updated: '2026-11-18T00:00:00.000Z', categories: [{ term: 'speech', label: '演辭', language: 'zh-Hant-HK' as const }, { term: 'data', label: 'Data', language: 'en' as const }],
  };
  const mixed = { ...feed, items: [...feed.items, english] };
  const [own, , other] = atom(mixed).querySelectorAll('entry');
  const languageOf = (entry: Element | undefined, path: string) => entry?.querySelector(path)?.getAttribute('xml:lang');
  expect(['title', 'summary', 'category'].map((path) => languageOf(own, path))).toEqual([null, null, null]);
  expect(['title', 'summary', 'category[term="speech"]', 'category[term="data"]'].map((path) => languageOf(other, path))).toEqual(['en', 'en', null, 'en']);
  expect(other?.querySelector('link[rel="alternate"]')?.getAttribute('href')).toBe('https://site.test/en/news/c');
  expect(other?.querySelector('link[rel="alternate"]')?.getAttribute('hreflang')).toBe('en');
  const { items } = JSON.parse(feedJson(mixed)) as { items: { url: string; language?: string }[] };
  expect(items.map(({ url, language }) => [url, language])).toEqual([['https://site.test/tc/news/a', undefined], ['https://site.test/tc/news/b', undefined], ['https://site.test/en/news/c', 'en']]);
});

test('an empty feed is a feed', () => {
  const empty = atom({ ...feed, items: [] });
  expect(empty.querySelector('parsererror')).toBeNull();
  expect(textIn(empty, 'feed > updated')).toBe('2026-01-01T00:00:00.000Z');
  expect(JSON.parse(feedJson({ ...feed, items: [] }))).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: feed.title, items: [] });
});

test('JSON Feed: what version 1.1 requires of a feed and of each item', () => {
  const { items, ...whole } = JSON.parse(feedJson(feed)) as { items: Record<string, unknown>[] } & Record<string, unknown>;
  expect(whole).toEqual({
    version: 'https://jsonfeed.org/version/1.1', title: feed.title, description: feed.description, home_page_url: feed.pageUrl,
    feed_url: feed.urls.json, language: 'zh-Hant-HK', authors: [{ name: '數字政策辦公室' }],
  });
  expect(items[0]).toEqual({
    id: permanentId('news-item/abc/zh-Hant-HK'), url: 'https://site.test/tc/news/a', title: '題目 <一> & 二', content_text: '「摘要」',
    date_published: '2026-11-20T00:00:00+08:00', date_modified: '2026-11-23T01:02:03.000Z', tags: ['演辭'],
  });
});

test('an identifier is of its name alone: always the same, no other name’s, and of the form that RFC 9562 asks for', () => {
  const id = permanentId('news-item/abc/en');
  expect(id).toBe('urn:uuid:bd6be0df-6474-50ab-bb7e-ba2a93cd140d');
  expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(permanentId('news-item/abc/zh-Hant-HK')).not.toBe(id);
});
