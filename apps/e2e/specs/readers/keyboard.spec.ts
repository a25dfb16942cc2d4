import { locales } from '@dpo/content';
import { pageTypesOf } from '@dpo/bench/page-types';
import { allPages, languages } from '../../all-pages';
import { tabTo, walkTroubles } from '../../keyboard';
import { expect, test } from '../../test';

/** One page of each type, and one of each kind that is in no sitemap. */
async function differentPages(webUrl: string, language: string): Promise<string[]> {
  const paths = await allPages(webUrl, language);
  const typical = pageTypesOf(paths.filter((path) => !path.includes('?'))).map(({ path }) => path);
  return [...new Set([...typical, ...paths.filter((path) => path.includes('?') || path.includes('search')), `/${language}/news/how-attached-documents-are-shown`])];
}

const looks = [
  { look: 'light, on a desktop', width: 1280, colorScheme: 'light', forcedColors: 'none' },
  { look: 'dark, on 320 pixels', width: 320, colorScheme: 'dark', forcedColors: 'none' },
  { look: 'in forced colours, on 320 pixels', width: 320, colorScheme: 'light', forcedColors: 'active' },
] as const;

for (const language of languages)
  for (const { look, width, colorScheme, forcedColors } of looks)
    test(`A reader under /${language} with a keyboard alone comes to everything on a page, sees where, and goes back: ${look}`, async ({ visitor, site }) => {
      test.setTimeout(240_000);
      await visitor.setViewportSize({ width, height: 720 });
      await visitor.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
      for (const path of await differentPages(site.webUrl, language)) {
        await visitor.goto(path);
        expect(await walkTroubles(visitor), path).toEqual([]);
      }
    });

test('The walk sees what it is to see', async ({ visitor }) => {
  await visitor.emulateMedia({ reducedMotion: 'reduce' });
  const walkAfter = async (spoil: () => void) => {
    await visitor.goto('/en/about');
    await visitor.evaluate(spoil);
    return (await walkTroubles(visitor)).join('\n');
  };
  const wearing = (css: string) => visitor.addInitScript((text) => addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }), css);
  expect(await walkAfter(() => undefined)).toBe('');
  expect(await walkAfter(() => document.querySelector('footer a')?.setAttribute('tabindex', '1'))).toContain('comes at place 0');
  expect(await walkAfter(() => document.querySelector('footer a')?.addEventListener('keydown', (event) => event.preventDefault()))).toContain('The focus does not');
  await wearing('footer a:focus-visible { outline: none; background: none; }');
  expect(await walkAfter(() => undefined)).toContain('nothing shows the focus');
});

const words = {
  en: { skip: 'Skip to main content', all: "All items in What's New", category: 'Category', circulars: /^Circulars/, item: 'How attached documents are shown', files: 'Attachments', language: '繁體中文', search: 'Search', field: 'Search this website', q: 'digital', next: 'Next page', kind: 'Kind', pillars: /^Pillars/, clear: 'Show all results' },
  'zh-Hant-HK': { skip: '跳至主要內容', all: '所有最新消息', category: '類別', circulars: /^通告/, item: '附件的顯示方式', files: '附件', language: 'English', search: '搜尋', field: '搜尋本網站', q: '數字', next: '下一頁', kind: '種類', pillars: /^支柱/, clear: '顯示所有結果' },
} as const;

for (const { code, segment } of locales) {
  const { skip, all, category, circulars, item, files, language, search, field, q, next, kind, pillars, clear } = words[code];
  const slug = 'how-attached-documents-are-shown';

  test(`A reader in ${code} with a keyboard alone comes from the home page through a filter to an item and its file, and on to the other language`, async ({ visitor }) => {
    const main = visitor.getByRole('main');
    const skipTo = async () => {
      await visitor.keyboard.press('Tab');
      await expect(visitor.getByRole('link', { name: skip })).toBeFocused();
      await visitor.keyboard.press('Enter');
      await expect(main).toBeFocused();
    };
    await visitor.goto(`/${segment}`);
    await skipTo();
    await tabTo(visitor, main.getByRole('link', { name: all }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`/${segment}/news`);
    await skipTo();
    await tabTo(visitor, visitor.getByRole('navigation', { name: category }).getByRole('link', { name: circulars }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`/${segment}/news?category=circular`);
    await skipTo();
    await tabTo(visitor, main.getByRole('link', { name: item, exact: true }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`/${segment}/news/${slug}`);
    await skipTo();
    const file = visitor.getByRole('region', { name: files }).getByRole('link');
    await tabTo(visitor, file);
    await expect(file).toHaveAttribute('href', /\.pdf\?v=/);
    await expect(file).toBeInViewport();
    await tabTo(visitor, visitor.getByRole('banner').getByRole('link', { name: language }), 'Shift+Tab');
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(new RegExp(`/(?!${segment})[a-z]+/news/${slug}$`));
  });

  test(`A reader in ${code} with a keyboard alone searches, turns the page, narrows the results and shows all again`, async ({ visitor }) => {
    await visitor.goto(`/${segment}`);
    await tabTo(visitor, visitor.getByRole('banner').getByRole('link', { name: search }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`/${segment}/search`);
    await tabTo(visitor, visitor.getByRole('searchbox', { name: field }));
    await visitor.keyboard.type(q);
    await visitor.keyboard.press('Enter');
    const found = `/${segment}/search?${new URLSearchParams({ q })}`;
    await expect(visitor).toHaveURL(found);
    await tabTo(visitor, visitor.getByRole('link', { name: next }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`${found}&page=2`);
    await tabTo(visitor, visitor.getByRole('navigation', { name: kind }).getByRole('link', { name: pillars }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(`${found}&type=pillar`);
    await tabTo(visitor, visitor.getByRole('link', { name: clear }));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(found);
    await expect(visitor.getByRole('searchbox')).toHaveValue(q);
  });
}
