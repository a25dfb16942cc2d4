import path from 'node:path';
import { expect, test } from '@playwright/test';
import { drawGallery } from '../gallery';

const folder = path.join(__dirname, '../../../docs/pictures');
const photograph = path.join(__dirname, '../../cms/seed/files/quiet-harbour.jpg');

test('gallery', async ({ page }) => {
  test.setTimeout(240_000);
  const gallery = await drawGallery();
  await page.route('http://gallery.test/**', (route) => (new URL(route.request().url()).pathname === '/' ? route.fulfill({ contentType: 'text/html', body: gallery }) : route.fulfill({ path: photograph })));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('http://gallery.test/');
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
  // Seen only with the focus.
  await page.getByRole('region', { name: 'skip-link' }).getByRole('link').first().focus();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(folder, `gallery-${colorScheme}.jpg`), type: 'jpeg', quality: 50, fullPage: true });
  }
  await page.emulateMedia({ media: 'print' });
  await page.locator('section[aria-label="print-source"]').screenshot({ path: path.join(folder, 'gallery-on-paper.jpg'), type: 'jpeg', quality: 75 });
});
