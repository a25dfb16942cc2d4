import path from 'node:path';
import { test } from '../test';

const folder = path.join(__dirname, '../../../docs/pictures');

interface Shot {
  name: string;
  at: string;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active';
  media?: 'print';
}

const item = 'news/how-tables-and-updates-are-shown';
/** A4 at 96 dots to the inch. */
const sheet = { width: 794, height: 1123 };

const shots: readonly Shot[] = [
  { name: 'home-en', at: '/en' },
  { name: 'home-tc', at: '/tc' },
  { name: 'home-en-dark', at: '/en', colorScheme: 'dark' },
  { name: 'home-en-forced-colours', at: '/en', forcedColors: 'active' },
  { name: 'home-en-320', at: '/en', width: 320, height: 720 },
  { name: 'home-tc-320', at: '/tc', width: 320, height: 720 },
  { name: 'item-en', at: `/en/${item}` },
  { name: 'item-tc', at: `/tc/${item}` },
  { name: 'item-en-dark', at: `/en/${item}`, colorScheme: 'dark' },
  { name: 'item-tc-dark', at: `/tc/${item}`, colorScheme: 'dark' },
  { name: 'search-en', at: '/en/search?q=digital+government' },
  { name: 'search-tc', at: `/tc/search?q=${encodeURIComponent('數字政府')}` },
  { name: 'print-en', at: `/en/${item}`, media: 'print', ...sheet },
  { name: 'print-tc', at: `/tc/${item}`, media: 'print', ...sheet },
];

for (const { name, at, width = 1280, height = 900, colorScheme = 'light', forcedColors, media } of shots)
  test(name, async ({ browser, site }) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, ...(forcedColors ? { forcedColors } : {}) });
    const page = await context.newPage();
    await page.goto(site.webUrl + at);
    if (media) await page.emulateMedia({ media });
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 78, fullPage: media !== undefined });
    await context.close();
  });
