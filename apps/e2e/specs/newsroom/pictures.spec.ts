import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ask } from '../../raw-request';
import { enterNewsroom } from '../../newsroom-browser';
import { expect, test } from '../../test';

const seedFiles = path.resolve(__dirname, '..', '..', '..', 'cms', 'seed', 'files');

const isShown = (page: Page, address: string) =>
  page.locator(`img[src*="${address}"]`).first().evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0);

test('A picture is seen by staff and in the preview, and by readers only while a published item shows it', async ({ browser, page, site, newsroom, draft }) => {
  const bytes = await readFile(path.join(seedFiles, 'three-paths.jpg'));
  const file = await newsroom.upload({ name: 'under-embargo.jpg', mime: 'image/jpeg', bytes });
  const item = await draft({ image: { media: file.id, alternativeText: 'One path parts into three.' } });
  const readers = async () => (await ask(site.webUrl, file.url)).status;
  expect(await readers()).toBe(404);

  const editor = await enterNewsroom(browser, site);
  await editor.goto(`${site.cmsUrl}/admin/plugins/upload`);
  const thumbnail = file.url.replace('/uploads/', '/uploads/thumbnail_');
  await expect.poll(() => isShown(editor, thumbnail)).toBe(true);
  await editor.context().close();

  await page.goto(await newsroom.previewLink({ type: 'news-item', locale: 'en', documentId: item.documentId }));
  const source = await page.getByRole('img', { name: 'One path parts into three.' }).evaluate((picture: HTMLImageElement) => picture.currentSrc);
  const inPreview = await page.request.get(source);
  expect([inPreview.status(), inPreview.headers()['cache-control']]).toEqual([200, 'private, no-store']);
  expect((await ask(site.webUrl, new URL(source).pathname + new URL(source).search)).status).toBe(404);

  await item.publish('en');
  expect(await readers()).toBe(200);
  expect((await ask(site.webUrl, new URL(source).pathname)).status).toBe(200);
  await item.unpublish('en');
  expect(await readers()).toBe(404);
  expect((await ask(site.webUrl, new URL(source).pathname)).status).toBe(404);
});

test('An editor is told which picture lacks words, and publishes once it has them', async ({ browser, site, newsroom, draft }) => {
  const bytes = await readFile(path.join(seedFiles, 'five-columns.png'));
  const file = await newsroom.upload({ name: 'columns.png', mime: 'image/png', bytes });
  const item = await draft({ image: { media: file.id } });
  await newsroom.offerOnlyIn({ type: 'news-item', locale: 'en', documentId: item.documentId });
  const editor = await enterNewsroom(browser, site);
  await editor.goto(`${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${item.documentId}?plugins[i18n][locale]=en`);
  const words = editor.getByRole('textbox', { name: 'Alternative text' });
  const approve = editor.getByRole('button', { name: 'Approve and publish' });
  const save = async () => {
    await editor.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(editor.getByText('Saved document').first()).toBeVisible();
  };
  await expect(words).toBeVisible();
  await expect(editor.getByText('for the picture “columns.png” it is missing')).toBeVisible();
  await expect(approve).toBeDisabled();
  expect((await ask(site.webUrl, file.url)).status).toBe(404);

  await words.fill('columns.png');
  await save();
  await expect(editor.getByText('it is the name of a file')).toBeVisible();
  await expect(approve).toBeDisabled();
  await words.fill('Five columns carry a roof.');
  await save();
  await approve.click();
  await expect(editor.getByText('Public: readers have this text')).toBeVisible();
  expect((await ask(site.webUrl, file.url)).status).toBe(200);
  await editor.context().close();
});
