import type { Item } from '../../items';
import { enterNewsroom } from '../../newsroom-browser';
import { ask } from '../../raw-request';
import { previewQuery, secondsNow } from '../../signed';
import { expect, test } from '../../test';

const words = { public: 'What the public reads', draft: 'What only staff read' };

/** Publishes an item and then changes its draft, which stays unpublished. */
async function withDraft(item: Item) {
  await item.edit('en', { title: words.public });
  await item.publish('en');
  await item.edit('en', { title: words.draft });
  return { documentId: item.documentId, path: item.pathIn('en') };
}

test('Staff open a draft from the CMS, see that it is one, and leave the preview again', async ({ page, context, site, newsroom, draft }) => {
  const { documentId, path } = await withDraft(await draft());
  await expect.poll(async () => (await ask(site.webUrl, path)).text).toContain(words.public);

  const link = await newsroom.previewLink({ type: 'news-item', locale: 'en', documentId });
  const answer = await page.goto(link);
  await expect(page).toHaveURL(path);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['cache-control']).toMatch(/no-store|private/);
  expect(answer?.headers()['cache-control']).not.toContain('s-maxage');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.draft);
  await expect(page.getByText('Preview: this page may show content that is not published.')).toBeVisible();
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');

  expect((await ask(site.webUrl, path)).text, 'the public still reads what is published').toContain(words.public);

  await page.getByRole('link', { name: 'Leave the preview' }).click();
  await expect(page).toHaveURL('/en');
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.public);
  await expect(page.getByText('Preview: this page')).toHaveCount(0);
  expect(await context.cookies()).toEqual([]);
});

for (const [language, locale, button, banner] of [
  ['en', 'en', 'Open preview', 'Preview: this page may show content that is not published.'],
  ['zh', 'zh-Hant-HK', '開啟預覽', '預覽：'],
] as const)
  test(`The preview button beside the form opens the draft in the form's language: ${locale}`, async ({ site, draft, browser }) => {
    const item = await draft();
    const form = await enterNewsroom(browser, site, { language });
    await form.goto(`${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${item.documentId}?plugins[i18n][locale]=${locale}`);
    const opened = form.context().waitForEvent('page');
    await form.getByRole('button', { name: button }).click();
    const preview = await opened;
    await expect(preview).toHaveURL(site.webUrl + item.pathIn(locale));
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText(item.titles[locale]);
    await expect(preview.getByText(banner)).toBeVisible();
    expect((await ask(site.webUrl, item.pathIn(locale))).status, 'the public finds nothing').toBe(404);
    await form.context().close();
  });

test('A preview link works once', async ({ site, newsroom, draft }) => {
  const { documentId, path } = await withDraft(await draft());
  const { pathname, search } = new URL(await newsroom.previewLink({ type: 'news-item', locale: 'en', documentId }));
  const first = await ask(site.webUrl, pathname + search);
  expect(first.status).toBe(307);
  expect(first.headers.location).toBe(path);
  expect(first.headers['cache-control']).toBe('no-store');
  expect(first.headers['set-cookie']?.join(';')).toMatch(/HttpOnly/i);
  const second = await ask(site.webUrl, pathname + search);
  expect(second.status).toBe(401);
  expect(second.headers['set-cookie']).toBeUndefined();
});

for (const [why, options] of [
  ['older than five minutes', { timestamp: secondsNow() - 302 }],
  ['from the future', { timestamp: secondsNow() + 900 }],
] as const)
  test(`A preview link ${why} is refused`, async ({ site }) => {
    const { status, headers } = await ask(site.webUrl, `/api/preview?${await previewQuery('/en', site.secrets.preview, options)}`);
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
  });

test('A preview link for one page opens no other, and no other secret makes one', async ({ site }) => {
  const query = new URLSearchParams(await previewQuery('/en/about', site.secrets.preview));
  query.set('path', '/en/news');
  expect((await ask(site.webUrl, `/api/preview?${query}`)).status).toBe(401);
  expect((await ask(site.webUrl, `/api/preview?${await previewQuery('/en', site.secrets.revalidate)}`)).status).toBe(401);
  expect((await ask(site.webUrl, '/api/preview')).status).toBe(400);
  expect((await ask(site.webUrl, '/api/preview?path=/en&timestamp=1&nonce=1&signature=1')).status).toBe(400);
});

for (const path of [
  '//evil.test', 'https://evil.test', 'https:evil.test', '/\\evil.test', '/en/../..', '/en//evil.test', '/en/..//evil.test', '/en\\@evil.test',
  '/en/%2e%2e', '/en?next=//evil.test', '/en#//evil.test', '/fr', '', 'en', ' /en', '/en\n', '/en/news/a\r\nset-cookie: x=1', `/en/${'a'.repeat(300)}`,
])
  test(`A preview link, though signed, leads nowhere but to a page: ${JSON.stringify(path.slice(0, 40))}`, async ({ site }) => {
    const { status, headers } = await ask(site.webUrl, `/api/preview?${await previewQuery(path, site.secrets.preview)}`);
    expect(status).toBe(400);
    expect(headers.location).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });

test('Leaving the preview leads to a home page of this site, whatever is asked', async ({ site }) => {
  for (const [query, home] of [['?locale=tc', '/tc'], ['?locale=en', '/en'], ['', '/en'], ['?locale=//evil.test', '/en'], ['?locale=https://evil.test', '/en']]) {
    const { status, headers } = await ask(site.webUrl, `/api/preview/exit${query}`);
    expect(status).toBe(307);
    expect(headers.location).toBe(home);
  }
});

test('A made-up preview cookie opens no draft', async ({ site, draft }) => {
  const { path } = await withDraft(await draft());
  await expect.poll(async () => (await ask(site.webUrl, path)).text).toContain(words.public);
  const { status, headers, text } = await ask(site.webUrl, path, { headers: { cookie: '__prerender_bypass=0123456789abcdef0123456789abcdef' } });
  expect(status).toBe(200);
  expect(text).toContain(words.public);
  expect(text).not.toContain(words.draft);
  expect(headers['cache-control']).toContain('s-maxage');
});
