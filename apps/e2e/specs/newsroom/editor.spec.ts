import type { Page } from '@playwright/test';
import type { LocaleCode, LocaleSegment } from '@dpo/content';
import { type Expected, arrives, shows } from '../../arrival';
import { expect, test } from '../../test';

const words: Record<LocaleCode, { title: string; summary: string }> = {
  en: { title: 'An item written in the newsroom', summary: 'Demonstration: written by an editor in a browser.' },
  'zh-Hant-HK': { title: '在新聞室撰寫的項目', summary: '示範內容：由編輯以瀏覽器撰寫。' },
};
const slug = 'an-item-written-in-the-newsroom';

async function logIn(page: Page, cmsUrl: string, { email, password }: { email: string; password: string }) {
  await page.goto(`${cmsUrl}/admin`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

async function write(page: Page, { title, summary }: { title: string; summary: string }) {
  await page.locator('input[name=title]').fill(title);
  await page.locator('textarea[name=summary]').fill(summary);
}

const approveButton = (page: Page) => page.getByRole('button', { name: 'Approve and publish' });

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved document').first()).toBeVisible();
}

/** Where readers of one language must find an item: its page, the list and home. */
const everywhere = (segment: LocaleSegment, title: string): Expected =>
  Object.fromEntries([`/${segment}/news/${slug}`, `/${segment}/news`, `/${segment}`].map((path) => [path, shows(title)]));

test('An editor writes an item in both languages and publishes it, and a visitor reads it on home, list and item', async ({ browser, site, newsroom, visitor }) => {
  test.setTimeout(120_000);
  const editor = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 } })).newPage();
  await logIn(editor, site.cmsUrl, site.administrator);
  await editor.goto(`${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item`);
  await editor.getByRole('link', { name: 'Create new entry' }).first().click();

  await write(editor, words.en);
  await expect(editor.locator('input[name=slug]')).toHaveValue(slug);
  await editor.getByRole('combobox', { name: /Release date/ }).fill('11/22/2026');
  await editor.keyboard.press('Tab');
  await editor.getByRole('combobox', { name: /Category/ }).click();
  await editor.getByRole('option', { name: 'Announcement' }).click();
  await save(editor);
  expect((await visitor.request.get(`/en/news/${slug}`)).status(), 'a draft is not public').toBe(404);

  await expect(editor.getByText('One language is missing.')).toBeVisible();
  await expect(approveButton(editor)).toBeDisabled();
  expect((await visitor.request.get(`/en/news/${slug}`)).status(), 'one language alone is not public').toBe(404);

  await editor.getByRole('combobox', { name: 'Locales' }).click();
  await editor.getByRole('option', { name: /繁體中文/ }).click();
  await expect(editor.locator('input[name=title]')).toHaveValue('');
  await write(editor, words['zh-Hant-HK']);
  await save(editor);
  await arrives(site.webUrl, () => approveButton(editor).click(), { ...everywhere('tc', words['zh-Hant-HK'].title), ...everywhere('en', words.en.title) });
  await expect(editor.getByText('Public: readers have this text')).toBeVisible();
  await expect(editor.getByText(/^Live since /)).toHaveCount(2);
  await expect(editor.getByText(/^The site has had the last change since /)).toBeVisible();

  await visitor.goto(`/tc/news/${slug}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(words['zh-Hant-HK'].title);
  await expect(visitor.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK');

  const documentId = /news-item\/([a-z0-9]{24})/.exec(editor.url())?.[1] ?? '';
  await newsroom.remove({ type: 'news-item', documentId });
  await editor.context().close();
});
