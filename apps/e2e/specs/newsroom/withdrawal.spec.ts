import { localeCodes, locales, pillar } from '@dpo/content';
import { inDatabaseOf } from '@dpo/test-support/cms-database';
import type { Farewell, createNewsroom } from '@dpo/test-support/newsroom';
import { arrives, leadsTo, shows, tellsGone } from '../../arrival';
import { type Item } from '../../items';
import { violationsWithin } from '../../axe';
import { enterNewsroom } from '../../newsroom-browser';
import { type RawAnswer, ask } from '../../raw-request';
import { expect, test } from '../../test';

const reasons = { en: 'The event is over. See what is new instead.', 'zh-Hant-HK': '活動已經結束，請瀏覽最新消息。' };

const both = (item: Item, holds: (locale: (typeof locales)[number]) => Parameters<typeof arrives>[2][string]) =>
  Object.fromEntries(locales.map((locale) => [item.pathIn(locale.code), holds(locale)]));

test('Where a page was taken off, readers are told in their language what it was, since when and why, and get on from there', async ({ site, newsroom, draft, visitor }) => {
  const item = await draft();
  const version = { type: 'news-item', locale: 'en', documentId: item.documentId } as const;
  await arrives(site.webUrl, () => newsroom.publishTogether(version), both(item, ({ code }) => shows(item.titles[code])));
  await arrives(site.webUrl, () => newsroom.unpublishTogether(version, { reasons }), both(item, ({ code }) => tellsGone(item.titles[code], reasons[code])));

  for (const { code, segment } of locales) {
    const answer = await ask(site.webUrl, item.pathIn(code));
    expect([answer.headers['cache-control'], answer.headers.etag]).toEqual(['public, max-age=0, s-maxage=60', undefined]);
    expect(answer.text).not.toMatch(/<script(?! type="speculationrules")/);
    const response = await visitor.goto(item.pathIn(code));
    expect(response?.status()).toBe(410);
    await expect(visitor.locator('html')).toHaveAttribute('lang', code);
    await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    for (const viewport of [{ width: 320, height: 700 }, { width: 1280, height: 900 }]) {
      await visitor.setViewportSize(viewport);
      expect(await violationsWithin(visitor)).toEqual([]);
    }
    const main = visitor.getByRole('main');
    for (const path of ['/news', '/search', '/site-map']) await expect(main.locator(`a[href="/${segment}${path}"]`)).toBeVisible();
  }

  await arrives(site.webUrl, () => newsroom.publishTogether(version), both(item, ({ code }) => shows(item.titles[code])));
});

const elsewhere: Farewell = { to: { en: '/en/about', 'zh-Hant-HK': '/tc/about' } };

/** Ways in which an address that readers know could come to lead nowhere, and what it answers. */
const ways: Readonly<Record<string, (parts: { item: Item; newsroom: ReturnType<typeof createNewsroom> }) => Promise<[act: () => Promise<unknown>, expected: Parameters<typeof arrives>[2]]>>> = {
  'one language is taken off': ({ item, newsroom }) => Promise.resolve([
    () => newsroom.unpublish({ type: 'news-item', locale: 'zh-Hant-HK', documentId: item.documentId }, { reasons }),
    { [item.pathIn('en')]: shows(item.titles.en), [item.pathIn('zh-Hant-HK')]: tellsGone(reasons['zh-Hant-HK'], '你仍可閱覽以下版本') },
  ]),
  'the item is deleted': ({ item }) => Promise.resolve([
    () => item.remove({ reasons }), both(item, ({ code }) => tellsGone(reasons[code])),
  ]),
  'its readers are sent elsewhere': ({ item, newsroom }) => Promise.resolve([
    () => newsroom.unpublishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }, elsewhere), both(item, ({ segment }) => leadsTo(`/${segment}/about`)),
  ]),
  'its address changed before': async ({ item, newsroom }) => {
    const version = { type: 'news-item', locale: 'en', documentId: item.documentId } as const;
    await item.edit('en', { slug: `${item.slug}-moved` });
    await newsroom.publish(version);
    return [
      () => newsroom.unpublishTogether(version, { reasons }),
      Object.fromEntries(locales.flatMap(({ code, segment }) => [
        [item.pathIn(code), leadsTo(`/${segment}/news/${item.slug}-moved`)], [`/${segment}/news/${item.slug}-moved`, tellsGone(reasons[code])],
      ])),
    ];
  },
  'its address changes while it is off': async ({ item, newsroom }) => {
    const version = { type: 'news-item', locale: 'en', documentId: item.documentId } as const;
    await newsroom.unpublishTogether(version, { reasons });
    await item.edit('en', { slug: `${item.slug}-later` });
    return [() => newsroom.publishTogether(version), both(item, ({ segment }) => leadsTo(`/${segment}/news/${item.slug}-later`))];
  },
};

for (const [way, prepare] of Object.entries(ways))
  test(`An address that readers know never answers 404: ${way}`, async ({ site, newsroom, draft }) => {
    const item = await draft();
    await arrives(site.webUrl, () => newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }), both(item, ({ code }) => shows(item.titles[code])));
    const [act, expected] = await prepare({ item, newsroom });
    const seen = new Set<number>();
    let isOver = false;
    const watch = async () => {
      while (!isOver) for (const { code } of locales) seen.add((await ask(site.webUrl, item.pathIn(code))).status);
    };
    const watching = watch();
    try {
      await arrives(site.webUrl, act, expected);
    } finally {
      isOver = true;
      await watching;
    }
    expect(seen).not.toContain(404);
  });

test('What goes with a pillar says so too: its list of news, its feeds, its picture', async ({ site, newsroom }) => {
  const slug = `goes-${Date.now().toString(36)}`;
  let documentId = '';
  for (const locale of localeCodes) documentId = await newsroom.save({ type: 'pillar', locale, ...(documentId ? { documentId } : {}) }, { title: `Goes ${locale}`, slug, order: 90 });
  const addresses = (segment: 'en' | 'tc') => [pillar.href(segment, slug) ?? '', `/${segment}/news?pillar=${slug}`, `/${segment}/news/feed.xml?pillar=${slug}`, `/${segment}/news/feed.json?pillar=${slug}`, `/${segment}/opengraph/pillars/${slug}.png`];
  const all = locales.flatMap(({ segment }) => addresses(segment));
  await arrives(site.webUrl, () => newsroom.publishTogether({ type: 'pillar', locale: 'en', documentId }), Object.fromEntries(all.map((path) => [path, shows()])));
  await arrives(site.webUrl, () => newsroom.remove({ type: 'pillar', documentId }, { reasons }), Object.fromEntries(all.map((path) => [path, tellsGone()])));
  for (const { code, segment } of locales) for (const path of addresses(segment).slice(0, 2)) expect((await ask(site.webUrl, path)).text).toContain(reasons[code]);
});

test('A list of news that becomes empty leads its readers to the wider one', async ({ site, newsroom, draft }) => {
  const item = await draft({ releaseDate: '2021-05-05' });
  const ofYear = locales.map(({ segment }) => `/${segment}/news?year=2021`);
  await arrives(site.webUrl, () => newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }), Object.fromEntries(ofYear.map((path) => [path, shows(item.slug)])));
  const leads = (to: string) => ({ status, headers }: RawAnswer) => status === 307 && headers.location === to;
  await arrives(site.webUrl, () => newsroom.unpublishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }, { reasons }), {
    ...Object.fromEntries(locales.map(({ segment }) => [`/${segment}/news?year=2021`, leads(`/${segment}/news`)])), '/en/news?category=speech&page=900': leads('/en/news?category=speech'),
  });
});

const formOf = (cmsUrl: string, documentId: string) => `${cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=en`;

test('An approver takes an item off with a reason in both languages, publishes it again, and deletes it with the way elsewhere', async ({ browser, site, newsroom, draft, visitor, invite }) => {
  test.setTimeout(120_000);
  const wanda = await invite('Approver', 'Wanda');
  const item = await draft();
  await arrives(site.webUrl, () => newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }), both(item, ({ code }) => shows(item.titles[code])));
  const approver = await enterNewsroom(browser, site, { as: wanda });
  await approver.goto(formOf(site.cmsUrl, item.documentId));

  await approver.getByRole('button', { name: 'More actions' }).click();
  await expect(approver.getByRole('menuitem', { name: /Unpublish/ })).toHaveCount(1);
  await approver.getByRole('menuitem', { name: 'Unpublish' }).press('Enter');
  const dialog = approver.getByRole('dialog');
  await expect(dialog.getByText(`/en/news/${item.slug}`)).toBeVisible();
  await expect(dialog.getByText(`/tc/news/${item.slug}`)).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Take off the site' });
  await dialog.getByLabel('Reason, in English').fill(reasons.en);
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('Reason, in Chinese').fill(reasons['zh-Hant-HK']);
  expect(await violationsWithin(approver, '[role=dialog]')).toEqual([]);
  await dialog.getByLabel('Reason, in Chinese').press('Tab');
  await arrives(site.webUrl, async () => {
    await confirm.press('Enter');
    await expect(dialog).toBeHidden();
  }, both(item, ({ code }) => tellsGone(item.titles[code], reasons[code])));
  for (const { code } of locales) {
    await visitor.goto(item.pathIn(code));
    await expect(visitor.getByText(reasons[code])).toBeVisible();
  }
  await expect(approver.getByText(/^.* · taken off the site by Wanda/)).toBeVisible();
  await expect(approver.getByText(reasons.en)).toBeVisible();

  await arrives(site.webUrl, () => approver.getByRole('button', { name: 'Approve and publish' }).click(), both(item, ({ code }) => shows(item.titles[code])));
  await expect(approver.getByText('Public: readers have this text')).toBeVisible();

  await approver.getByRole('button', { name: 'More actions' }).click();
  await approver.getByRole('menuitem', { name: /Delete entry \(all locales\)/ }).click();
  await dialog.getByText('They are sent to another address').click();
  await dialog.getByLabel('Where English readers are sent').fill('/en/nowhere');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toContainText('There is no page of this site at the new address');
  await dialog.getByLabel('Where English readers are sent').fill('/en/about');
  await expect(dialog.getByLabel('Where Chinese readers are sent')).toHaveValue('/tc/about');
  await arrives(site.webUrl, () => dialog.getByRole('button', { name: 'Delete' }).click(), both(item, ({ segment }) => leadsTo(`/${segment}/about`)));
  await expect(approver).toHaveURL(/collection-types\/api::news-item\.news-item(?:\?|$)/);
  await visitor.goto(item.pathIn('en'));
  await expect(visitor).toHaveURL(`${site.webUrl}/en/about`);
  item.isRemoved();
  await approver.context().close();
});

test('In Chinese: one language is deleted from its form, and several entries are taken off together from their list', async ({ browser, site, newsroom, draft }) => {
  test.setTimeout(120_000);
  const items = [await draft(), await draft(), await draft()] as const;
  const publish = () => Promise.all(items.map(({ documentId }) => newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId })));
  await arrives(site.webUrl, publish, Object.assign({}, ...items.map((item) => both(item, ({ code }) => shows(item.titles[code])))) as Parameters<typeof arrives>[2]);
  const [alone, ...together] = items;
  const editor = await enterNewsroom(browser, site, { language: 'zh' });
  const dialog = editor.getByRole('dialog');
  await editor.goto(formOf(site.cmsUrl, alone.documentId));
  await editor.getByRole('main').getByRole('button', { name: /更多|More/ }).first().click();
  await editor.getByRole('menuitem', { name: '刪除English (en)版本' }).click();
  await dialog.getByLabel('原因（英文）').fill(reasons.en);
  await expect(dialog.getByLabel('原因（中文）')).toHaveCount(0);
  await arrives(site.webUrl, () => dialog.getByRole('button', { name: '刪除' }).click(), {
    [alone.pathIn('en')]: tellsGone(reasons.en, 'You can still read it in'), [alone.pathIn('zh-Hant-HK')]: shows(alone.titles['zh-Hant-HK']),
  });

  await expect(editor.getByRole('heading', { level: 1, name: alone.titles['zh-Hant-HK'] })).toBeVisible();
  await editor.goto(`${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item?plugins[i18n][locale]=en&_q=Item`);
  for (const { titles } of together) await editor.getByRole('row').filter({ hasText: titles.en }).getByRole('checkbox').click();
  await editor.getByRole('button', { name: '取消發布' }).click();
  for (const { slug } of together) await expect(dialog.getByText(`/tc/news/${slug}`)).toBeVisible();
  await dialog.getByLabel('原因（英文）').fill(reasons.en);
  await dialog.getByLabel('原因（中文）').fill(reasons['zh-Hant-HK']);
  expect(await violationsWithin(editor, '[role=dialog]')).toEqual([]);
  await arrives(site.webUrl, () => dialog.getByRole('button', { name: '下架' }).click(), Object.assign({}, ...together.map((item) => both(item, ({ code }) => tellsGone(reasons[code])))) as Parameters<typeof arrives>[2]);
  await editor.context().close();
});

test('An approver sets the hour at which an item is taken off together with what readers are told then', async ({ browser, site, newsroom, draft }) => {
  const item = await draft();
  await arrives(site.webUrl, () => newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId }), both(item, ({ code }) => shows(item.titles[code])));
  const editor = await enterNewsroom(browser, site);
  await editor.goto(formOf(site.cmsUrl, item.documentId));
  const inAnHour = Date.now() + 3_600_000;
  await editor.getByLabel('Take off the site at').fill(new Date(inAnHour + 8 * 3_600_000).toISOString().slice(0, 16));
  const set = editor.getByRole('button', { name: 'Set time' });
  await editor.getByLabel('Reason, in English').fill(reasons.en);
  await expect(set).toBeDisabled();
  await editor.getByLabel('Reason, in Chinese').fill(reasons['zh-Hant-HK']);
  await set.click();
  await expect(editor.getByText(/^Will be done .*, set by /)).toBeVisible();
  await editor.context().close();
  const hourComes = () => inDatabaseOf(site.cmsDirectory, (db) => db('editorial_schedules').where({ document_id: item.documentId }).update({ at: Date.now(), due_at: Date.now() }));
  await arrives(site.webUrl, hourComes, both(item, ({ code }) => tellsGone(item.titles[code], reasons[code])), 60_000);
});
