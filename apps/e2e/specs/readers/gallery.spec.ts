import { expect, test } from '@playwright/test';
import { lookAt, rulesOf, violationsWithin, wcag } from '../../axe';
import { drawGallery } from '../../gallery';
import { smallTargets, textTroubles } from '../../targets-and-text';

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

/** What no reader sees as a page comes: on paper only, or only with the focus. */
test('Examples that are seen only on paper, or only with the focus, are looked at there', async ({ page }) => {
  await page.setContent(gallery);
  const skips = page.getByRole('region', { name: 'skip-link' }).getByRole('link');
  await expect(skips).toHaveCount(2);
  for (const skip of await skips.all()) {
    await skip.focus();
    await expect(skip).toBeInViewport();
    expect(await violationsWithin(page, 'a:focus')).toEqual([]);
  }
  const sources = page.locator('section[aria-label="print-source"]').getByText(/^https:/);
  await expect(sources.and(page.locator(':visible'))).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(sources.and(page.locator(':visible'))).toHaveCount(2);
  for (const name of ['print-source', 'attachments', 'data-table', 'rich-text'])
    expect(await violationsWithin(page, `section[aria-label="${name}"]`), name).toEqual([]);
  expect(await textTroubles(page)).toEqual([]);
});

test('Drawings take the colours of a reader who has forced them', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setContent(gallery);
  const { drawn, readers } = await page.evaluate(() => {
    const colourOf = (element: Element) => getComputedStyle(element).color;
    const link = document.querySelector('a');
    return { drawn: Array.from(document.querySelectorAll('svg'), colourOf), readers: [colourOf(document.body), ...(link ? [colourOf(link)] : [])] };
  });
  expect(drawn.length).toBeGreaterThan(10);
  for (const colour of drawn) expect(readers).toContain(colour);
});
