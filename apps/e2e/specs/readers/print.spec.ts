import type { Page } from '@playwright/test';
import { locales } from '@dpo/content';
import { arrives, shows } from '../../arrival';
import { textTroubles } from '../../targets-and-text';
import { expect, test } from '../../test';

/** A4 without the margins of the style sheet, in CSS pixels. */
const printable = Math.floor(((210 - 2 * 16) / 25.4) * 96);

/** Sheets of 210 by 297 mm, in points, as far as they are drawn without scaling. */
async function sheetsOf(page: Page): Promise<{ count: number; sizes: string[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`);
  return { count: [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length, sizes: [...new Set(boxes)] };
}

/** @returns what stands on paper beyond its edge, or is cut off there */
async function troublesOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: printable, height: 900 });
  return textTroubles(page);
}

for (const { code, segment } of locales)
  test(`An item with tables and files is printed whole on A4 in ${code}, with its address, its date and those of its files`, async ({ visitor, site }) => {
    const path = `/${segment}/news/how-tables-and-updates-are-shown`;
    await visitor.goto(path);
    expect(await troublesOnPaper(visitor)).toEqual([]);
    await expect(visitor.getByText(site.webUrl + path).and(visitor.locator(':visible'))).toHaveCount(1);
    await expect(visitor.getByText(code === 'en' ? /Last revision date: \d+ \w+ \d{4}/ : /修訂日期：\d{4}年\d+月\d+日/).and(visitor.locator(':visible'))).toHaveCount(1);
    const file = visitor.getByRole('region', { name: code === 'en' ? 'Attachments' : '附件' }).getByRole('listitem').first();
    await expect(file).toContainText(`${site.webUrl}/uploads/`);
    const { count, sizes } = await sheetsOf(visitor);
    expect(sizes).toEqual(['595 × 842']);
    expect(count).toBeGreaterThan(0);
    expect(count, 'nothing but the item is printed').toBeLessThan(4);
  });

const columns = Array.from({ length: 12 }, (_, index) => index + 1);
const wide = [['', ...columns.map((month) => `Month ${month}`)], ['Representatives of bureaux', ...columns.map((month) => (month * 1_234_567).toLocaleString('en'))], ['', ...columns.map(() => 'interoperability')]];

test('A table that is wider than its page is printed whole, on one sheet across', async ({ visitor, site, draft }) => {
  const item = await draft();
  await item.edit('en', { body: [{ __component: 'blocks.table', caption: 'Visits by month', headerRow: true, headerColumn: true, rows: wide.map((row) => row.join('\t')).join('\n') }] });
  await arrives(site.webUrl, () => item.publish('en'), { [item.pathIn('en')]: shows('Visits by month') });
  await visitor.goto(item.pathIn('en'));
  await visitor.setViewportSize({ width: printable, height: 900 });
  const region = visitor.getByRole('region', { name: 'Visits by month' });
  expect(await region.evaluate((element) => element.scrollWidth > element.clientWidth), 'on the screen it scrolls').toBe(true);
  expect(await troublesOnPaper(visitor)).toEqual([]);
  expect(await region.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
  await expect(visitor.getByRole('cell', { name: '14,814,804' })).toBeVisible();
  expect((await sheetsOf(visitor)).count).toBe(1);
});
