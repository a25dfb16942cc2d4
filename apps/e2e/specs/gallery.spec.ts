import { expect, test } from '@playwright/test';
import { lookAt, rulesOf, wcag } from '../axe';
import { drawGallery } from '../gallery';
import { smallTargets, textTroubles } from '../targets-and-text';

let gallery: string;

test.beforeAll(async () => {
  gallery = await drawGallery();
});

test('axe finds nothing against WCAG 2.2 A and AA on any example of a component: light, dark, forced colours; narrow and wide', async ({ page }) => {
  await page.setContent(gallery);
  expect(await page.locator('section').count()).toBeGreaterThan(30);
  const { violations, fewestPassed } = await lookAt(page, rulesOf(wcag));
  expect(fewestPassed.light).toBeGreaterThan(20);
  expect(violations).toEqual([]);
});

for (const width of [320, 1280])
  test(`Every example of a component keeps its text whole and its targets apart on ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.setContent(gallery);
    expect([...(await textTroubles(page)), ...(await smallTargets(page))]).toEqual([]);
  });
