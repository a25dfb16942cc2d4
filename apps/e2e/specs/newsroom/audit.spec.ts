import { readFile } from 'node:fs/promises';
import { createNewsroom } from '@dpo/test-support/newsroom';
import { enterNewsroom } from '../../newsroom-browser';
import { expect, test } from '../../test';

test('An administrator reads who did what, narrows it down and exports it; an author sees nothing of it', async ({ site, newsroom, browser, invite }) => {
  const colleague = await invite('Author', 'Aud');
  const writes = createNewsroom(site.cmsUrl, colleague.session);
  const title = `Audited ${Date.now()}`;
  const fields = { title, slug: `audited-${Date.now()}`, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' };
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, fields);
  await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...fields, summary: 'Other words' });

  const page = await enterNewsroom(browser, site, { at: '/admin' });
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible();
  await page.getByLabel('Subject').fill(title);
  await page.getByRole('search').getByRole('button', { name: 'Search' }).click();
  const rows = page.getByRole('row').filter({ hasText: title });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Edited');
  await expect(rows.first()).toContainText(colleague.email);
  await expect(rows.last()).toContainText('Created');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Export/ }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => line.includes(title) && line.includes(colleague.email))).toHaveLength(2);

  const author = await enterNewsroom(browser, site, { as: colleague, at: '/admin' });
  await expect(author.getByRole('navigation').first()).toBeVisible();
  await expect(author.getByRole('link', { name: 'Audit', exact: true })).toHaveCount(0);
  await author.goto(`${site.cmsUrl}/admin/audit`);
  await expect(author.getByText(title)).toHaveCount(0);
  await newsroom.remove({ type: 'news-item', documentId });
  for (const each of [page, author]) await each.context().close();
});
