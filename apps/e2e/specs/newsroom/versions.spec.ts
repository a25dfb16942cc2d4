import type { Page } from '@playwright/test';
import type { Colleague } from '@dpo/test-support/colleagues';
import { enterNewsroom } from '../../newsroom-browser';
import { expect, test } from '../../test';

let vera: Colleague;

test.beforeAll(async ({ invite }) => {
  vera = await invite('Author', 'Vera');
});

const open = (page: Page, cmsUrl: string, documentId: string) => page.goto(`${cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=en`);
const title = (page: Page) => page.locator('input[name=title]');
const summary = (page: Page) => page.locator('textarea[name=summary]');
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('Saving over somebody’s newer save is refused; what was typed stays, and either text may be kept', async ({ site, newsroom, draft, browser }) => {
  const item = await draft();
  const page = await enterNewsroom(browser, site);
  await open(page, site.cmsUrl, item.documentId);
  await summary(page).fill('What the slower of two people wrote.');

  const colleague = await enterNewsroom(browser, site, { as: vera });
  await open(colleague, site.cmsUrl, item.documentId);
  await summary(colleague).fill('What the quicker of two people wrote.');
  await save(colleague);
  await expect(colleague.getByText('Saved document').first()).toBeVisible();

  await save(page);
  await expect(page.getByText(/^Not saved: Vera\w+ Tester saved a newer version/).first()).toBeVisible();
  await expect(page.getByText(/^Vera\w+ Tester saved newer words on/)).toBeVisible();
  await expect(summary(page)).toHaveValue('What the slower of two people wrote.');
  await page.getByRole('button', { name: 'See changes' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('ins')).toContainText(['quicker']);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(summary(page)).toHaveValue('What the slower of two people wrote.');
  await page.getByRole('button', { name: 'Keep my text' }).click();
  await save(page);
  await expect(page.getByText('Saved document').first()).toBeVisible();

  await summary(colleague).fill('What the quicker one wrote then.');
  await save(colleague);
  await expect(colleague.getByText(/saved newer words on/)).toBeVisible();
  await expect(summary(colleague)).toHaveValue('What the quicker one wrote then.');
  await colleague.getByRole('button', { name: 'Take their text' }).click();
  await expect(summary(colleague)).toHaveValue('What the slower of two people wrote.');
  await expect.poll(async () => (await newsroom.drafts({ type: 'news-item', locale: 'en' })).find(({ documentId }) => documentId === item.documentId)).toMatchObject({ summary: 'What the slower of two people wrote.' });
  for (const each of [page, colleague]) await each.context().close();
});

test('An editor finds an earlier version, sees what differs, and makes it the draft again', async ({ site, draft, browser }) => {
  const item = await draft();
  const page = await enterNewsroom(browser, site, { as: vera });
  await open(page, site.cmsUrl, item.documentId);
  const first = await summary(page).inputValue();
  await summary(page).fill('Something quite different.');
  await save(page);
  await expect(page.getByText('Saved document').first()).toBeVisible();
  await page.getByRole('button', { name: 'See versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expect(dialog.locator('ins')).toContainText(['Something quite different']);
  await dialog.getByRole('button', { name: 'Make this version the draft' }).click();
  await expect(summary(page)).toHaveValue(first);
  await expect(page.getByText(/^Restored · .* · Vera\w+ Tester$/)).toBeVisible();
  await expect(title(page)).toHaveValue(item.titles.en);
  await page.context().close();
});

test('What an approver deleted its author finds under “Deleted”, and restores as a draft', async ({ site, newsroom, draft, browser }) => {
  const item = await draft();
  const author = await enterNewsroom(browser, site, { as: vera });
  await open(author, site.cmsUrl, item.documentId);
  await summary(author).fill('Worked on by Vera.');
  await save(author);
  await expect(author.getByText('Saved document').first()).toBeVisible();
  await item.remove();
  await author.getByRole('link', { name: 'Deleted' }).click();
  await expect(author.getByRole('heading', { name: 'Deleted', level: 1 })).toBeVisible();
  const row = author.getByRole('row').filter({ hasText: item.titles.en });
  await expect(row).toContainText('English and Chinese');
  await row.getByRole('button', { name: `Restore “${item.titles.en}” as a draft` }).click();
  await expect(author).toHaveURL(new RegExp(item.documentId));
  await expect(summary(author)).toHaveValue('Worked on by Vera.');
  await expect(author.getByText(/^Restored · .* · Vera\w+ Tester$/)).toBeVisible();
  await author.context().close();
  await newsroom.remove({ type: 'news-item', documentId: item.documentId });
});
