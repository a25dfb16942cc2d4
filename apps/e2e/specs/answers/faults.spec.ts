import { type LocaleCode, categories, locales } from '@dpo/content';
import type { Fault } from '@dpo/test-support/fault-proxy';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type FragileSite, startFragileSite } from '@dpo/test-support/site';
import { type Expected, arrives, isMissing, leadsTo, recoveryLimit, shows, tellsGone } from '../../arrival';
import { type Item, draftItem } from '../../items';
import { type RawAnswer, ask } from '../../raw-request';
import { expect, test } from '../../test';

const sorry: Record<LocaleCode, string> = { en: 'This page is not available at the moment', 'zh-Hant-HK': '暫時未能顯示本網頁' };

/** What readers opened before anything went wrong. */
const opened = [
  ...locales.flatMap(({ segment }) =>
    [
      '', '/about', '/pillars', '/pillars/sustainable-development', '/news', '/news?page=2', '/news?category=speech', '/privacy-policy', '/site-map', '/news/feed.xml',
      '/opengraph.png', '/opengraph/pillars/sustainable-development.png',
    ].map((path) => `/${segment}${path}`)),
  '/sitemap.xml',
];

let fragile: FragileSite;
let newsroom: Newsroom;
let drafted: Item[] = [];
let untouched: string[] = [];
/** Filters of the list that the seed has pillars and years for; each is opened once. */
const filters = categories.flatMap((category) =>
  ['2024', '2025', '2026'].flatMap((year) => ['sustainable-development', 'development-of-digital-government'].map((pillar) => `category=${category}&year=${year}&pillar=${pillar}`)),
);

const web = () => fragile.web().url;
const answerAt = (path: string) => ask(web(), path);

/** Addresses that nobody has asked for yet: a list that is empty, an item that exists, and one that does not. */
function neverOpened() {
  const slug = untouched.pop();
  if (slug === undefined) throw new RangeError('Every seeded item has been opened');
  const filter = filters.pop();
  if (filter === undefined) throw new RangeError('Every list has been opened');
  return locales.map(({ code, segment }) => ({
    code, list: `/${segment}/news?${filter}`, item: `/${segment}/news/${slug}`, picture: `/${segment}/opengraph/news/${slug}.png`, nothing: `/${segment}/nothing-${filters.length}`,
  }));
}

const afterwards = (addresses: ReturnType<typeof neverOpened>): Expected =>
  Object.fromEntries(addresses.flatMap(({ list, item, picture, nothing }) => [[list, shows()], [item, shows()], [picture, shows()], [nothing, isMissing]]));

/** @param within milliseconds that each answer may take: fewer than one answer of the CMS takes */
async function expectOpenedPages({ within = Infinity } = {}) {
  for (const path of opened) {
    const since = performance.now();
    const { status, headers } = await answerAt(path);
    expect(performance.now() - since, path).toBeLessThan(within);
    expect({ path, status, mayBeKept: headers['cache-control']?.includes('s-maxage') }).toEqual({ path, status: 200, mayBeKept: true });
  }
  for (const path of ['/healthz', '/readyz']) expect((await answerAt(path)).status, path).toBe(200);
}

function expectSorry({ status, headers, text }: RawAnswer, path: string, code: LocaleCode) {
  expect({ path, status, cacheControl: headers['cache-control'], etag: headers.etag }).toEqual({ path, status: 503, cacheControl: 'no-store', etag: undefined });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect([headers['x-content-type-options'], headers['content-security-policy']]).toEqual(['nosniff', expect.stringContaining("frame-ancestors 'none'")]);
  expect(text).toContain(`<html lang="${code}">`);
  expect(text).toContain(sorry[code]);
}

async function expectSorryAt(addresses: ReturnType<typeof neverOpened>) {
  // A list may still be made, of what was read for another one seconds ago.
  // All at once: a CMS that never answers has each of them wait.
  await Promise.all(addresses.flatMap(({ code, item, picture, nothing }) => [item, picture, nothing].map(async (path) => { expectSorry(await answerAt(path), path, code); })));
}

async function draft() {
  const item = await draftItem(newsroom);
  drafted.push(item);
  return item;
}

async function publish(item: Item) {
  for (const { code } of locales) await item.publish(code);
}

const itemAndLists = (item: Item, titles = item.titles): Expected =>
  Object.fromEntries(locales.flatMap(({ code, segment }) => [item.pathIn(code), `/${segment}/news`, `/${segment}`].map((path) => [path, shows(titles[code])])));

test.beforeAll(async ({ site }) => {
  fragile = await startFragileSite(site.cmsDirectory);
  const { url, administrator } = fragile.cms();
  newsroom = createNewsroom(url, await logIn(url, administrator));
  const drafts = await newsroom.drafts({ type: 'news-item', locale: 'en' });
  await newsroom.redirect('/old/known.html', '/en/about');
  untouched = drafts.map(({ slug }) => String(slug)).filter((slug) => slug.startsWith('how-') && slug !== 'how-english-is-written-on-this-website');
});

test.afterAll(() => fragile.close());

test.beforeEach(async () => {
  test.setTimeout(120_000);
  for (const path of opened) await expect.poll(async () => (await answerAt(path)).status, path).toBe(200);
});

test.afterEach(async () => {
  // After a failure nothing is sure to answer, and the next test gets a new site.
  if (test.info().status === 'passed') for (const item of drafted) await item.remove();
  drafted = [];
});

const outages: Partial<Record<Fault, string>> = {
  refuse: 'cannot be reached', hang: 'accepts and never answers', error: 'answers 500', malformed: 'answers broken JSON', truncated: 'hangs up in the middle of an answer',
};

for (const [fault, words] of Object.entries(outages) as [Fault, string][])
  test(`While the CMS ${words}, readers keep every page that was there, are told in their language of one that was not, and soon after have all`, async () => {
    const known = await draft();
    await arrives(web(), () => publish(known), itemAndLists(known));
    const added = await draft();
    const changed: Item['titles'] = { en: `Changed ${known.slug}`, 'zh-Hant-HK': `更改 ${known.slug}` };
    const addresses = neverOpened();

    await fragile.reading.fail(fault);
    await expectSorryAt(addresses);
    await expectOpenedPages();
    await publish(added);
    for (const { code } of locales) await known.edit(code, { title: changed[code] });
    await publish(known);
    await expectOpenedPages();
    for (const { code } of locales) {
      const { status, text } = await answerAt(known.pathIn(code));
      expect({ status, isAsBefore: text.includes(known.titles[code]) }).toEqual({ status: 200, isAsBefore: true });
    }
    await expectSorryAt(addresses);

    await arrives(web(), () => fragile.reading.heal(), { ...itemAndLists(known, changed), ...itemAndLists(added), ...afterwards(addresses) }, recoveryLimit);
  });

test('While the CMS takes three seconds for each answer, nobody waits for a page that was there, and a new one comes late instead of never', async () => {
  const [{ item, list } = { item: '', list: '' }] = neverOpened();
  const added = await draft();
  await fragile.reading.fail('slow');
  await expectOpenedPages({ within: 3000 });
  for (const path of [item, list]) await expect.poll(async () => (await answerAt(path)).status, { message: path, timeout: recoveryLimit }).toBe(200);
  await publish(added);
  await expectOpenedPages();
  await arrives(web(), () => fragile.reading.heal(), itemAndLists(added), recoveryLimit);
});

test('A CMS that comes back slow after an outage is read all the same', async () => {
  const addresses = neverOpened();
  await fragile.reading.fail('refuse');
  await expectSorryAt(addresses);
  await fragile.reading.fail('slow');
  await arrives(web(), () => Promise.resolve(), afterwards(addresses), 60_000);
  await fragile.reading.heal();
});

test('When the CMS is killed, readers notice only at a page that nobody had opened, and not even there once it is back', async () => {
  const addresses = neverOpened();
  await arrives(web(), () => Promise.resolve(), { '/old/known.html': leadsTo('/en/about') });
  const takenOff = '/en/news/the-last-of-the-seed';
  expect(tellsGone()(await answerAt(takenOff)), 'what was taken off').toBe(true);
  await fragile.cms().kill();
  await expectSorryAt(addresses);
  expect(tellsGone()(await answerAt(takenOff)), 'what was taken off is told as such').toBe(true);
  await expectOpenedPages();
  expect(leadsTo('/en/about')(await answerAt('/old/known.html')), 'an old address leads on').toBe(true);
  expect((await answerAt('/old/never.html')).status).toBe(404);
  await fragile.restartCms();
  await arrives(web(), () => Promise.resolve(), afterwards(addresses), recoveryLimit);
});

for (const [fault, moment] of [['refuse', 'before it could tell the site'], ['hang', 'while it told the site']] as const)
  test(`A publish arrives although the CMS was killed ${moment}`, async () => {
    const item = await draft();
    for (const { code } of locales) await expect.poll(async () => (await answerAt(item.pathIn(code))).status).toBe(404);
    await fragile.delivering.fail(fault);
    await publish(item);
    await fragile.cms().kill();
    await fragile.delivering.heal();
    for (const { code } of locales) expect((await answerAt(item.pathIn(code))).status).toBe(404);
    await fragile.restartCms();
    await arrives(web(), () => Promise.resolve(), itemAndLists(item), recoveryLimit);
  });

test('What staff publish, change and withdraw while the site is down is there within seconds of its return', async () => {
  const [changed, withdrawn, added] = [await draft(), await draft(), await draft()];
  await arrives(web(), () => Promise.all([publish(changed), publish(withdrawn)]), { ...itemAndLists(changed), ...itemAndLists(withdrawn) });
  const filtered = '/en/news?category=announcement';
  expect((await answerAt(filtered)).text).toContain(changed.titles.en);

  await fragile.web().kill();
  const titles: Item['titles'] = { en: `Changed ${changed.slug}`, 'zh-Hant-HK': `更改 ${changed.slug}` };
  for (const { code } of locales) await changed.edit(code, { title: titles[code] });
  await publish(changed);
  await publish(added);
  await withdrawn.remove();
  await fragile.restartWeb();

  const gone = Object.fromEntries(locales.map(({ code }) => [withdrawn.pathIn(code), tellsGone()]));
  await arrives(web(), () => Promise.resolve(), { ...itemAndLists(added), ...itemAndLists(changed, titles), ...gone, [filtered]: shows(titles.en, added.titles.en) }, recoveryLimit);
});

test('A site that was killed after it took a change and before it showed it shows it after its return', async () => {
  const item = await draft();
  await arrives(web(), () => publish(item), itemAndLists(item));
  const titles: Item['titles'] = { en: `Changed ${item.slug}`, 'zh-Hant-HK': `更改 ${item.slug}` };
  for (const { code } of locales) await item.edit(code, { title: titles[code] });
  await fragile.delivering.fail('swallow');
  await publish(item);
  await fragile.web().kill();
  await fragile.restartWeb();
  await arrives(web(), () => Promise.resolve(), itemAndLists(item, titles), recoveryLimit);
  await fragile.delivering.heal();
});

test('A site that has to start while the CMS is down still has the pages that it had', async () => {
  await fragile.web().kill();
  await fragile.reading.fail('refuse');
  await fragile.restartWeb();
  for (const path of opened) expect({ path, status: (await answerAt(path)).status }).toEqual({ path, status: 200 });
  const addresses = neverOpened();
  await expectSorryAt(addresses);
  for (const path of ['/old/known.html', '/en/news/the-last-of-the-seed']) expectSorry(await answerAt(path), path, 'en');
  await arrives(web(), () => fragile.reading.heal(), { ...afterwards(addresses), '/old/known.html': leadsTo('/en/about'), '/en/news/the-last-of-the-seed': tellsGone() }, recoveryLimit);
});

test('One malformed item is left out of its list, and the list stays', async () => {
  const [broken, sound] = [await draft(), await draft()];
  await arrives(web(), () => publish(broken), itemAndLists(broken));
  const breakIt = (entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'documentId' in entry && entry.documentId === broken.documentId ? { ...entry, title: 42 } : entry;
  await fragile.reading.rewrite((_address, answer) =>
    typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data) ? { ...answer, data: answer.data.map(breakIt) } : answer,
  );
  const without = (title: string, other: string) => (answer: RawAnswer) => shows(other)(answer) && !answer.text.includes(title);
  // Lists read again only what has changed.
  const publishBoth = async () => {
    await publish(broken);
    await publish(sound);
  };
  await arrives(web(), publishBoth, {
    ...Object.fromEntries(locales.flatMap(({ code, segment }) => [`/${segment}/news`, `/${segment}`].map((path) => [path, without(broken.titles[code], sound.titles[code])]))),
  });
  expect(fragile.web().log()).toContain(`Left out news-item ${broken.documentId}`);
  await expectOpenedPages();
  for (const { code } of locales) expect((await answerAt(broken.pathIn(code))).status, 'its own page stays as it was').toBe(200);

  await fragile.reading.heal();
  await sound.remove();
  await arrives(web(), () => publish(broken), itemAndLists(broken));
});
