import { locales } from '@dpo/content';
import { arrives, lacks, shows } from '../../arrival';
import { ask } from '../../raw-request';
import { type ListedPage, readSitemap } from '../../sitemap';
import { expect, test } from '../../test';

interface Read extends ListedPage {
  html: string;
}

interface Thing {
  '@type': string;
  [property: string]: unknown;
}

const inParallel = 4;

async function readAllPages(webUrl: string): Promise<Read[]> {
  const pages = await readSitemap(webUrl);
  const read: Read[] = [];
  for (let start = 0; start < pages.length; start += inParallel)
    read.push(...(await Promise.all(pages.slice(start, start + inParallel).map(async (page) => ({ ...page, html: (await ask(webUrl, page.path)).text })))));
  return read;
}

const alternatesIn = (html: string) =>
  Object.fromEntries([...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/g)].map(([, language = '', href = '']) => [language, href]));

const canonicalIn = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];

function thingsIn(html: string): Thing[] {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
  return blocks.flatMap(([, text = '']) => {
    const data = JSON.parse(text) as { '@context': string; '@graph': Thing[] };
    expect(data['@context']).toBe('https://schema.org');
    return data['@graph'];
  });
}

/** What search engines require or recommend of each kind of thing that pages tell them of. */
const required: Readonly<Record<string, readonly string[]>> = {
  GovernmentOrganization: ['name', 'url', 'parentOrganization'],
  WebSite: ['name', 'url', 'inLanguage', 'potentialAction'],
  BreadcrumbList: ['itemListElement'],
  NewsArticle: ['headline', 'datePublished', 'dateModified', 'inLanguage', 'author', 'publisher', 'mainEntityOfPage'],
};

test('Every page names itself and its other languages as the sitemap does, and each of them names it', async ({ site }) => {
  const pages = await readAllPages(site.webUrl);
  expect(pages.length).toBeGreaterThan(50);
  const alternatesOf = new Map(pages.map(({ url, html }) => [url, alternatesIn(html)]));
  for (const { url, html, alternates } of pages) {
    expect(canonicalIn(html), url).toBe(url);
    expect(alternatesIn(html), url).toEqual(alternates);
    expect(Object.values(alternates), url).toContain(url);
    for (const other of Object.values(alternates)) expect(alternatesOf.get(other), `${other} names what ${url} names`).toEqual(alternates);
  }
});

test('Every page tells search engines what it is, completely', async ({ site }) => {
  for (const { url, path, html } of await readAllPages(site.webUrl)) {
    const things = thingsIn(html);
    const isHome = locales.some(({ segment }) => path === `/${segment}`);
    const isItem = /^\/\w+\/news\/./.test(path);
    expect(things.map((thing) => thing['@type']), url).toEqual(
      isHome ? ['GovernmentOrganization', 'WebSite'] : ['BreadcrumbList', ...(isItem ? ['NewsArticle'] : [])],
    );
    for (const thing of things)
      for (const property of required[thing['@type']] ?? []) expect(thing[property], `${property} of ${thing['@type']} at ${url}`).toBeTruthy();
    const steps = (things.find((thing) => thing['@type'] === 'BreadcrumbList')?.itemListElement ?? []) as { position: number; name: string; item: string }[];
    expect(steps.map(({ position }) => position), url).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)?.item ?? url, url).toBe(url);
    expect(steps.every(({ name, item }) => name !== '' && item.startsWith(`${site.webUrl}/`)), url).toBe(true);
  }
});

test('An item of today is in the news sitemap of its language as soon as it is published, and leaves it when it is taken back', async ({ site, draft }) => {
  const item = await draft();
  const file = '/news-sitemap.xml';
  for (const { code } of locales) {
    await arrives(site.webUrl, () => item.publish(code), { [file]: shows(`<loc>${site.webUrl}${item.pathIn(code)}</loc>`, item.titles[code]) });
  }
  await arrives(site.webUrl, item.remove, { [file]: lacks(item.slug) });
});

test('What is only in one language is in the feeds of both, in its own words and with its own address', async ({ site }) => {
  for (const [segment, path, language] of [['en', '/tc/news/how-hong-kong-characters-are-shown', 'zh-Hant-HK'], ['tc', '/en/news/how-english-is-written-on-this-website', 'en']] as const) {
    const url = site.webUrl + path;
    const query = segment === 'en' ? '?category=circular' : '?category=announcement';
    const { items } = JSON.parse((await ask(site.webUrl, `/${segment}/news/feed.json${query}`)).text) as { items: { url: string; language?: string }[] };
    expect(items.find((item) => item.url === url)?.language).toBe(language);
    expect(items.filter((item) => item.url.startsWith(`${site.webUrl}/${segment}/`)).every((item) => item.language === undefined)).toBe(true);
    const { text } = await ask(site.webUrl, `/${segment}/news/feed.xml${query}`);
    const entry = text.match(/<entry>.*?<\/entry>/gs)?.find((candidate) => candidate.includes(`href="${url}"`)) ?? '';
    for (const element of ['title', 'summary']) expect(entry).toContain(`<${element} xml:lang="${language}">`);
  }
});

test('A part of a sitemap that is in one piece is not there, and robots.txt names the files that are', async ({ site }) => {
  for (const path of ['/sitemap/1.xml', '/sitemap/0.xml', '/sitemap/x', '/sitemap/1.xml/2']) expect((await ask(site.webUrl, path)).status, path).toBe(404);
  const { text } = await ask(site.webUrl, '/robots.txt');
  const named = [...text.matchAll(/^Sitemap: (\S+)$/gm)].map(([, url = '']) => url);
  expect(named).toEqual([`${site.webUrl}/sitemap.xml`, `${site.webUrl}/news-sitemap.xml`]);
  for (const url of named) expect((await ask(site.webUrl, new URL(url).pathname)).headers['content-type']).toContain('application/xml');
});

test('Feeds are named by the pages that they follow, and a publish reaches them in its language', async ({ site, draft }) => {
  const named = async (path: string) =>
    [...(await ask(site.webUrl, path)).text.matchAll(/<link rel="alternate" type="(application\/(?:atom\+xml|feed\+json))" href="([^"]+)" title="([^"]+)"/g)].map(([, type = '', href = '', title = '']) => ({
      type, title, path: href.replace(site.webUrl, '').replaceAll('&amp;', '&'),
    }));
  const slug = 'sustainable-development';
  const titles = new Set<string>();
  for (const { segment } of locales) {
    for (const [page, query] of [['', ''], ['/news', ''], ['/news?category=speech', '?category=speech'], [`/pillars/${slug}`, `?pillar=${slug}`]] as const) {
      const feeds = await named(`/${segment}${page}`);
      expect(feeds, page).toEqual([
        { type: 'application/atom+xml', title: expect.stringContaining('Atom'), path: `/${segment}/news/feed.xml${query}` },
        { type: 'application/feed+json', title: expect.stringContaining('JSON Feed'), path: `/${segment}/news/feed.json${query}` },
      ]);
      for (const { title } of feeds) titles.add(title);
      for (const { type, path } of feeds) {
        const { status, headers } = await ask(site.webUrl, path);
        expect({ path, status, type: headers['content-type'], isKept: headers['cache-control']?.includes('s-maxage') }).toEqual({ path, status: 200, type: `${type}; charset=utf-8`, isKept: true });
      }
    }
  }
  expect(titles.size, 'the whole, a category and a pillar, in two formats and two languages').toBe(3 * 2 * 2);
  const item = await draft();
  for (const { code, segment } of locales) {
    const feeds = ['xml', 'json'].flatMap((format) => [`/${segment}/news/feed.${format}`, `/${segment}/news/feed.${format}?category=announcement`]);
    await arrives(site.webUrl, () => item.publish(code), Object.fromEntries(feeds.map((feed) => [feed, shows(item.titles[code], site.webUrl + item.pathIn(code))])));
  }
  const { items } = JSON.parse((await ask(site.webUrl, '/en/news/feed.json')).text) as { items: { id: string }[] };
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const { id } of items) expect(id, 'it holds wherever the site is').toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect((await ask(site.webUrl, '/en/news/feed.json')).text, 'what is in both languages is there once').not.toContain(item.titles['zh-Hant-HK']);
  expect((await ask(site.webUrl, '/en/news/feed.xml?category=speech')).text).not.toContain(item.titles.en);
  for (const path of ['/en/news/feed.xml?pillar=made-up', '/en/news/feed.rss', '/xx/news/feed.xml']) expect((await ask(site.webUrl, path)).status, path).toBe(404);
});
