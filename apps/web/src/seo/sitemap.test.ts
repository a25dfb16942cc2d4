import { expect, test } from '@jest/globals';
import { type LocaleCode, entries, localeCodes, newsItem } from '@dpo/content';
import { newsSitemapXml, recentDays } from './news-sitemap';
import { type Readers, sitemapPages, sitemapPartXml, sitemapXml } from './sitemap';

type Listed = Awaited<ReturnType<Readers['readAll']>>[number];

const published = (locale: LocaleCode, slug: string, updatedAt: string, availableIn: LocaleCode[] = localeCodes) =>
  ({ documentId: slug, locale, slug, updatedAt, availableIn }) as unknown as Listed;

/** One entry of every type in every language, and a news item in English alone. */
const readers: Readers = {
  readOne: (entry, { locale }) => Promise.resolve(published(locale, entry.type, '2026-11-01T00:00:00.000Z') as never),
  readAll: (entry, { locale }) =>
    Promise.resolve([
      published(locale, `a-${entry.type}`, '2026-11-02T00:00:00.000Z'),
      ...(entry === newsItem && locale === 'en' ? [published('en', 'only-english', '2026-11-03T00:00:00.000Z', ['en'])] : []),
    ]),
};

test('every entry that has a page is there, in every language it is published in', async () => {
  const pages = await sitemapPages(readers);
  for (const entry of entries)
    for (const locale of localeCodes) {
      const slug = entry.kind === 'singleType' ? '' : `a-${entry.type}`;
      const href = entry.href('en', slug);
      if (href === null) continue;
      expect(pages).toContainEqual({ path: href.slice('/en'.length), locale, availableIn: localeCodes, lastModified: expect.stringMatching(/^2026-11-0[12]T/) });
    }
  expect(pages.filter(({ path }) => path === '/news/only-english')).toEqual([
    { path: '/news/only-english', locale: 'en', availableIn: ['en'], lastModified: '2026-11-03T00:00:00.000Z' },
  ]);
});

test('a language that was withdrawn alone is neither listed nor named by the other', async () => {
  const withdrawn = { at: '2026-11-03T00:00:00.000Z', reason: 'It no longer holds.' };
  const pages = await sitemapPages({
    ...readers,
    readAll: async (entry, { locale }) =>
      (await readers.readAll(entry, { locale })).map((values) => (entry === newsItem && locale === 'zh-Hant-HK' ? { ...values, withdrawn } : values)),
  });
  expect(pages.filter(({ path }) => path === '/news/a-news-item').map(({ locale, availableIn }) => ({ locale, availableIn }))).toEqual([{ locale: 'en', availableIn: ['en'] }]);
  expect(pages.filter(({ path }) => path === '/a-page').map(({ availableIn }) => availableIn)).toEqual([localeCodes, localeCodes]);
});

test('the fixed pages are there once, as new as the newest entry they show', async () => {
  const pages = await sitemapPages(readers);
  const modified = (path: string, locale: LocaleCode) => pages.filter((page) => page.path === path && page.locale === locale).map(({ lastModified }) => lastModified);
  expect(modified('/news', 'en')).toEqual(['2026-11-03T00:00:00.000Z']);
  expect(modified('/news', 'zh-Hant-HK')).toEqual(['2026-11-02T00:00:00.000Z']);
  for (const path of ['', '/about', '/pillars', '/site-map']) for (const locale of localeCodes) expect(modified(path, locale)).toHaveLength(1);
  const addresses = pages.map(({ path, locale }) => `${locale} ${path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('an outage is not an empty sitemap', () =>
  expect(sitemapPages({ ...readers, readAll: () => Promise.reject(new Error('no answer')) })).rejects.toThrow('no answer'));

test('the sitemap names the other languages of each page, and only those that exist', () => {
  const xml = sitemapXml('https://site.test', [
    { path: '/a&b', locale: 'en', availableIn: localeCodes, lastModified: '2026-11-03T00:00:00.000Z' },
    { path: '/c', locale: 'zh-Hant-HK', availableIn: ['zh-Hant-HK'], lastModified: null },
  ]);
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  const [both, one] = document.querySelectorAll('url');
  const languages = (url: Element | undefined) => [...(url?.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link') ?? [])].map((link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`);
  expect(both?.querySelector('loc')?.textContent).toBe('https://site.test/en/a&b');
  expect(both?.querySelector('lastmod')?.textContent).toBe('2026-11-03T00:00:00.000Z');
  expect(languages(both)).toEqual(['en https://site.test/en/a&b', 'zh-Hant-HK https://site.test/tc/a&b', 'x-default https://site.test/en/a&b']);
  expect(languages(one)).toEqual(['zh-Hant-HK https://site.test/tc/c', 'x-default https://site.test/tc/c']);
  expect(one?.querySelector('lastmod')).toBeNull();
});

test('more pages than one file may hold are named by an index, and stand once in its parts', () => {
  const many = Array.from({ length: 120_001 }, (_, index) => ({ path: `/news/${index}`, locale: 'en', availableIn: ['en'], lastModified: null }) as const);
  const locations = (xml: string | null) => [...(xml ?? '').matchAll(/<loc>([^<]+)</g)].map(([, url]) => url);
  const index = sitemapXml('https://site.test', many);
  expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
  expect(locations(index)).toEqual([1, 2, 3].map((number) => `https://site.test/sitemap/${number}.xml`));
  const parts = [1, 2, 3].map((number) => locations(sitemapPartXml('https://site.test', many, number)));
  expect(parts.map(({ length }) => length)).toEqual([50_000, 50_000, 20_001]);
  expect(new Set(parts.flat()).size).toBe(120_001);
  expect(sitemapPartXml('https://site.test', many, 4)).toBeNull();
  expect(sitemapPartXml('https://site.test', many.slice(0, 50_000), 1)).toBeNull();
});

test('with the longest slugs a full file stays under 50 MB', () => {
  const page = { path: `/news/${'x'.repeat(120)}`, locale: 'zh-Hant-HK', availableIn: localeCodes, lastModified: '2026-11-03T00:00:00.000Z' } as const;
  const siteUrl = 'https://www.digitalpolicy.example';
  const one = Buffer.byteLength(sitemapXml(siteUrl, [page, page])) - Buffer.byteLength(sitemapXml(siteUrl, [page]));
  expect(one * 50_000).toBeLessThan(50 * 1024 * 1024);
});

test('the news sitemap gives each item its language, day and title', () => {
  const xml = newsSitemapXml([
    { url: 'https://site.test/tc/news/a', locale: 'zh-Hant-HK', publication: '辦公室', title: '題目 <一> & 二', releaseDate: '2026-11-22' },
  ]);
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const text = (name: string) => document.getElementsByTagNameNS('http://www.google.com/schemas/sitemap-news/0.9', name)[0]?.textContent;
  expect(document.querySelector('loc')?.textContent).toBe('https://site.test/tc/news/a');
  expect(['name', 'language', 'publication_date', 'title'].map(text)).toEqual(['辦公室', 'zh-tw', '2026-11-22', '題目 <一> & 二']);
  expect(new DOMParser().parseFromString(newsSitemapXml([]), 'application/xml').querySelector('parsererror')).toBeNull();
});

test.each(['\u0000', '\u0008', '\u000b', '\u000c', '\u000e', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00'])('a pasted %j, which XML has no place for, does not make the file ill-formed', (character) => {
  const xml = newsSitemapXml([{ url: 'https://site.test/en/news/a', locale: 'en', publication: 'The Office', title: `One${character}two 𨋢`, releaseDate: '2026-11-22' }]);
  expect(xml).toMatch(/<news:title>One ?two 𨋢<\/news:title>/);
  expect(xml).not.toContain(character);
});

test.each([
  ['2026-11-22T16:00:00Z', { from: '2026-11-22', to: '2026-11-23' }],
  ['2026-11-23T04:00:00Z', { from: '2026-11-22', to: '2026-11-23' }],
  ['2026-11-23T15:59:59Z', { from: '2026-11-22', to: '2026-11-23' }],
  ['2026-11-23T16:00:00Z', { from: '2026-11-23', to: '2026-11-24' }],
])('news is of today and yesterday in Hong Kong at %s, and so never older than 48 hours', (now, days) => {
  expect(recentDays(Date.parse(now))).toEqual(days);
  expect(Date.parse(now) - Date.parse(`${days.from}T00:00:00+08:00`)).toBeLessThan(48 * 60 * 60 * 1000);
});
