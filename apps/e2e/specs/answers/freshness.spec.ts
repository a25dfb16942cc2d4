import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type LocaleCode, type LocaleSegment, locales } from '@dpo/content';
import { arrives, lacks, leadsTo, shows, tellsGone } from '../../arrival';
import { ask } from '../../raw-request';
import type { SiteUnderTest } from '../../site-under-test';
import { expect, test } from '../../test';

const [english, chinese] = locales;

/** Every list that shows a new item first. */
const listsIn = (segment: LocaleSegment) => [
  `/${segment}`, `/${segment}/news`, `/${segment}/news?category=announcement`, `/${segment}/site-map`,
];

const all = <T>(paths: readonly string[], holds: T): Record<string, T> => Object.fromEntries(paths.map((each) => [each, holds]));

/** So that there is something that could be stale. */
async function visit({ webUrl }: SiteUnderTest, paths: readonly string[]) {
  for (const each of paths) expect((await ask(webUrl, each)).status, each).toBeLessThan(500);
}

const pictures = path.join(__dirname, '..', '..', '..', 'cms', 'seed', 'files');
const pictureOf = async (name: string) => ({ name: 'test.png', mime: 'image/png', bytes: await readFile(path.join(pictures, name)) });

test('A publish reaches the item, its lists, home, site map and sitemap of its language', async ({ site, draft }) => {
  const item = await draft();
  for (const { code, segment } of locales) {
    await visit(site, [item.pathIn(code), ...listsIn(segment), '/sitemap.xml']);
    await arrives(site.webUrl, () => item.publish(code), {
      ...all([item.pathIn(code), ...listsIn(segment)], shows(item.titles[code])),
      '/sitemap.xml': shows(`${site.webUrl}${item.pathIn(code)}</loc>`),
    });
  }
  const alternate = `hrefLang="${chinese.code}" href="${site.webUrl}${item.pathIn(chinese.code)}"`;
  const ofEnglish = async () => (await ask(site.webUrl, item.pathIn(english.code))).text;
  await expect.poll(ofEnglish, 'the English page has learnt of the Chinese one').toContain(alternate);
});

test('A changed title is published where the old one was', async ({ site, draft }) => {
  const item = await draft();
  for (const { code, segment } of locales) {
    await item.publish(code);
    const pages = [item.pathIn(code), ...listsIn(segment)];
    await expect.poll(async () => (await ask(site.webUrl, item.pathIn(code))).status).toBe(200);
    await visit(site, pages);
    const changed = `Changed ${item.titles[code]}`;
    await item.edit(code, { title: changed });
    await arrives(site.webUrl, () => item.publish(code), all(pages, shows(changed)));
  }
});

test('A withdrawn translation leaves its lists, and its page says so and leads to the language that is left', async ({ site, draft }) => {
  const item = await draft();
  await item.publish('en');
  await arrives(site.webUrl, () => item.publish('zh-Hant-HK'), all([item.pathIn('zh-Hant-HK'), ...listsIn('tc')], shows(item.titles['zh-Hant-HK'])));
  await visit(site, [item.pathIn('en'), '/sitemap.xml']);

  await arrives(site.webUrl, () => item.unpublish('zh-Hant-HK'), {
    [item.pathIn('zh-Hant-HK')]: tellsGone(item.titles['zh-Hant-HK'], '你仍可閱覽以下版本'),
    ...all(listsIn('tc'), lacks(item.titles['zh-Hant-HK'])),
    [item.pathIn('en')]: (answer) => shows(item.titles.en)(answer) && lacks(`hrefLang="${chinese.code}" href="${site.webUrl}`)(answer),
    '/sitemap.xml': lacks(item.pathIn('zh-Hant-HK')),
  });
  await arrives(site.webUrl, () => item.unpublish('en'), {
    ...all([item.pathIn('en'), item.pathIn('zh-Hant-HK')], tellsGone()),
    ...all(listsIn('en'), lacks(item.titles.en)),
    '/sitemap.xml': lacks(item.slug),
  });
});

test('A deleted item is gone in both languages', async ({ site, draft }) => {
  const item = await draft();
  for (const { code, segment } of locales)
    await arrives(site.webUrl, () => item.publish(code), all([item.pathIn(code), ...listsIn(segment)], shows(item.titles[code])));
  await visit(site, ['/sitemap.xml']);
  await arrives(site.webUrl, item.remove, {
    ...all(locales.map(({ code }) => item.pathIn(code)), tellsGone()),
    ...Object.fromEntries(locales.flatMap(({ code, segment }) => listsIn(segment).map((list) => [list, lacks(item.titles[code])]))),
    '/sitemap.xml': lacks(item.slug),
  });
});

test('A changed address: the old one leads to the new one, where all is, and lists lead there', async ({ site, draft }) => {
  const item = await draft();
  for (const { code } of locales) await arrives(site.webUrl, () => item.publish(code), { [item.pathIn(code)]: shows(item.titles[code]) });
  await visit(site, [...listsIn('en'), ...listsIn('tc'), '/sitemap.xml']);

  const moved = `${item.slug}-moved`;
  const at = (segment: LocaleSegment, slug: string) => `/${segment}/news/${slug}`;
  const leads = (segment: LocaleSegment) => shows(`href="${at(segment, moved)}"`);
  const publishBoth = async () => {
    for (const { code } of locales) await item.publish(code);
  };
  for (const { code } of locales) await item.edit(code, { slug: moved });
  await arrives(site.webUrl, publishBoth, {
    ...Object.fromEntries(locales.map(({ segment }) => [at(segment, item.slug), leadsTo(at(segment, moved))])),
    ...Object.fromEntries(locales.map(({ code, segment }) => [at(segment, moved), shows(item.titles[code])])),
    ...Object.fromEntries(locales.flatMap(({ segment }) => listsIn(segment).map((list) => [list, leads(segment)]))),
    '/sitemap.xml': (answer) => shows(at('en', moved), at('tc', moved))(answer) && lacks(`${item.slug}<`)(answer),
  });
});

test('A replaced picture has a new address at once, and new bytes behind it', async ({ site, newsroom, draft }) => {
  const before = await pictureOf('five-columns.png');
  const after = await pictureOf('facing-pages.png');
  const file = await newsroom.upload(before);
  const item = await draft({ image: { media: file.id, alternativeText: 'A drawing', decorative: false } });
  for (const { code } of locales) await arrives(site.webUrl, () => item.publish(code), { [item.pathIn(code)]: shows(file.url) });

  const addressIn = (text: string) => new RegExp(`${file.url.replaceAll('.', '\\.')}\\?v=[0-9a-z]+`).exec(text)?.[0] ?? '';
  const old = addressIn((await ask(site.webUrl, item.pathIn('en'))).text);
  expect(old).not.toBe('');
  const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const oldBytes = await bytesAt(site.webUrl + old);
  const isNew = ({ status, text }: { status: number; text: string }) => status === 200 && addressIn(text) !== '' && addressIn(text) !== old;
  await arrives(site.webUrl, () => newsroom.replace(file.id, after), all(locales.map(({ code }) => item.pathIn(code)), isNew));

  const now = addressIn((await ask(site.webUrl, item.pathIn('zh-Hant-HK'))).text);
  const bytes = await bytesAt(site.webUrl + now);
  // The CMS optimizes pictures, so that they are not the bytes that were sent.
  expect(bytes.equals(await bytesAt(site.cmsUrl + file.url))).toBe(true);
  expect(bytes.equals(oldBytes)).toBe(false);
});

test('A pillar’s new title reaches every page that names it', async ({ site, newsroom, draft }) => {
  const slug = 'sustainable-development';
  for (const { code, segment } of locales) {
    const pillar = (await newsroom.drafts({ type: 'pillar', locale: code })).find((candidate) => candidate.slug === slug);
    const title = String(pillar?.title);
    const documentId = String(pillar?.documentId);
    const item = await draft({ pillars: { connect: [{ documentId }] } });
    await arrives(site.webUrl, () => item.publish(code), { [item.pathIn(code)]: shows(title) });
    const pages = [
      `/${segment}/pillars/${slug}`, `/${segment}/pillars`, `/${segment}`, `/${segment}/news`, `/${segment}/news?page=2`,
      `/${segment}/news?pillar=${slug}`, `/${segment}/news?category=announcement&year=2026`, `/${segment}/site-map`, item.pathIn(code),
    ];
    await visit(site, [...pages, '/sitemap.xml']);
    const lastModified = async () => new RegExp(`/${segment}/pillars/${slug}</loc><lastmod>([^<]+)`).exec((await ask(site.webUrl, '/sitemap.xml')).text)?.[1] ?? '';
    const before = await lastModified();

    const changed = `${title} ${item.slug}`;
    await newsroom.save({ type: 'pillar', locale: code, documentId }, { title: changed });
    await arrives(site.webUrl, () => newsroom.publish({ type: 'pillar', locale: code, documentId }), all(pages, shows(changed)));
    await expect.poll(lastModified).not.toBe(before);

    await newsroom.save({ type: 'pillar', locale: code, documentId }, { title });
    await arrives(site.webUrl, () => newsroom.publish({ type: 'pillar', locale: code, documentId }), all(pages, (answer) => shows(title)(answer) && lacks(changed)(answer)));
  }
});

test('An alert reaches the home page at once, and then every page that somebody has opened', async ({ site, newsroom }) => {
  const settings = { type: 'site-settings', locale: 'en' } as const satisfies { type: string; locale: LocaleCode };
  const text = `An alert ${Date.now()}`;
  const alert = { level: 'warning', text };
  const pages = ['/en/news', '/en/about', '/en/pillars/sustainable-development', '/en/privacy-policy', '/en/news?category=speech'];
  await visit(site, pages);
  await newsroom.save(settings, { alert: { ...alert, active: true } });
  await arrives(site.webUrl, () => newsroom.publish(settings), { '/en': shows(text) });
  for (const each of pages) await expect.poll(async () => (await ask(site.webUrl, each)).text, each).toContain(text);
  expect((await ask(site.webUrl, '/tc')).text).not.toContain(text);

  await newsroom.save(settings, { alert: { ...alert, active: false } });
  await arrives(site.webUrl, () => newsroom.publish(settings), { '/en': lacks(text) });
  for (const each of pages) await expect.poll(async () => (await ask(site.webUrl, each)).text, each).not.toContain(text);
});

test('An alert comes and goes at its minute, although no page is published then', async ({ site, newsroom }) => {
  const settings = { type: 'site-settings', locale: 'zh-Hant-HK' } as const satisfies { type: string; locale: LocaleCode };
  const text = `定時通告 ${Date.now()}`;
  const pages = ['/tc', '/tc/news', '/tc/about'];
  await visit(site, pages);
  const [from, until] = [Date.now() + 4000, Date.now() + 12_000];
  const times = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  await newsroom.save(settings, { alert: { level: 'information', text, active: true, ...times } });
  await newsroom.publish(settings);
  for (const turn of [{ moment: from, isShown: true }, { moment: until, isShown: false }]) {
    const turned = pages.map(async (each) => {
      await expect.poll(async () => (await ask(site.webUrl, each)).text.includes(text), each).toBe(turn.isShown);
      return Date.now();
    });
    for (const moment of await Promise.all(turned)) expect(moment, 'never before its time').toBeGreaterThanOrEqual(turn.moment);
  }
  await newsroom.save(settings, { alert: null });
  await newsroom.publish(settings);
});
