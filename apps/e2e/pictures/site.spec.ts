import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { locales } from '@dpo/content';
import { arrives, lacks, recoveryLimit, shows } from '../arrival';
import { expect, test } from '../test';

const folder = path.join(__dirname, '../../../docs/pictures');

interface Shot {
  name: string;
  at: string;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active';
  whole?: boolean;
}

const item = 'news/how-tables-and-updates-are-shown';
const withdrawn = 'news/how-a-withdrawn-item-is-shown';
const narrowed = 'news?category=announcement&year=2026';
const phone = { width: 320, height: 720 };

const shots: readonly Shot[] = [
  { name: 'home-en', at: '/en', whole: true },
  { name: 'home-tc', at: '/tc', whole: true },
  { name: 'home-en-dark', at: '/en', colorScheme: 'dark' },
  { name: 'home-tc-dark', at: '/tc', colorScheme: 'dark' },
  { name: 'home-en-forced-colours', at: '/en', forcedColors: 'active' },
  { name: 'home-en-320', at: '/en', ...phone },
  { name: 'home-tc-320', at: '/tc', ...phone },
  { name: 'item-en', at: `/en/${item}` },
  { name: 'item-tc', at: `/tc/${item}` },
  { name: 'item-en-dark', at: `/en/${item}`, colorScheme: 'dark' },
  { name: 'item-tc-dark', at: `/tc/${item}`, colorScheme: 'dark' },
  { name: 'news-en', at: `/en/${narrowed}` },
  { name: 'news-tc', at: `/tc/${narrowed}` },
  { name: 'pillar-en', at: '/en/pillars/sustainable-development' },
  { name: 'pillar-tc', at: '/tc/pillars/sustainable-development' },
  { name: 'about-en', at: '/en/about' },
  { name: 'about-tc', at: '/tc/about' },
  { name: 'site-map-en', at: '/en/site-map' },
  { name: 'site-map-tc', at: '/tc/site-map' },
  { name: 'withdrawn-en', at: `/en/${withdrawn}` },
  { name: 'withdrawn-tc', at: `/tc/${withdrawn}` },
  { name: 'not-found-en', at: '/en/nothing-is-here' },
  { name: 'not-found-tc', at: '/tc/nothing-is-here' },
  { name: 'search-en', at: '/en/search?q=digital+government' },
  { name: 'search-tc', at: `/tc/search?q=${encodeURIComponent('數字政府')}` },
];

for (const { name, at, width = 1280, height = 900, colorScheme = 'light', forcedColors, whole = false } of shots)
  test(name, async ({ browser, site }) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, ...(forcedColors ? { forcedColors } : {}) });
    const page = await context.newPage();
    await page.goto(site.webUrl + at);
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 75, fullPage: whole });
    await context.close();
  });

const alerts = {
  en: { level: 'warning', text: 'Demonstration: some services start later today.', link: { label: 'What’s New', url: '/en/news' } },
  'zh-Hant-HK': { level: 'emergency', text: '示範內容：部分服務今日延遲開始。', link: { label: '最新消息', url: '/tc/news' } },
} as const;

for (const { code, segment } of locales)
  test(`alert-${segment}`, async ({ browser, site, newsroom }) => {
    const settings = { type: 'site-settings', locale: code } as const;
    const address = `/${segment}/pillars`;
    const { text } = alerts[code];
    await newsroom.save(settings, { alert: { ...alerts[code], active: true } });
    try {
      await arrives(site.webUrl, () => newsroom.publish(settings), { [address]: shows(text) }, recoveryLimit);
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(site.webUrl + address);
      await page.screenshot({ path: path.join(folder, `alert-${segment}.jpg`), type: 'jpeg', quality: 75 });
      await page.close();
    } finally {
      await newsroom.save(settings, { alert: null });
      await arrives(site.webUrl, () => newsroom.publish(settings), { [address]: lacks(text) }, recoveryLimit);
    }
  });

/** Needs `pdftoppm`, of Debian's poppler-utils. */
for (const { segment } of locales)
  test(`print-${segment}`, async ({ page, site }) => {
    const directory = await mkdtemp(path.join(tmpdir(), 'print-'));
    try {
      const pdf = path.join(directory, 'item.pdf');
      await page.goto(`${site.webUrl}/${segment}/${item}`);
      await writeFile(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: false }));
      await promisify(execFile)('pdftoppm', ['-jpeg', '-jpegopt', 'quality=75', '-r', '75', pdf, path.join(folder, `print-${segment}`)]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
