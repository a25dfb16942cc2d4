import type { Page } from '@playwright/test';
import { allPages, languages } from '../all-pages';
import { smallTargets, textTroubles } from '../targets-and-text';
import { expect, test } from '../test';

/** A reader's own style sheet; as an adopted one it is not a matter of the page's security policy. */
const wears = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** The most that a reader may ask for without losing anything (WCAG 2.2, 1.4.12). */
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** Half of the browser's own size again and again doubled: 18 px become 36 (1.4.4). */
const doubled = 'html { font-size: 225% !important; }';

const asTheyCome = '';

/** 320 pixels are a desktop of 1280 at 400 % (1.4.10). */
const ways = [
  { way: 'on 320 pixels, or a desktop at 400 %', width: 320, css: asTheyCome },
  { way: 'on 320 pixels with wider spacing', width: 320, css: spacing },
  { way: 'on a desktop', width: 1280, css: asTheyCome },
  { way: 'on a desktop with wider spacing', width: 1280, css: spacing },
  { way: 'on a desktop with text of twice the size', width: 1280, css: doubled },
] as const;

for (const language of languages)
  test(`Every page under /${language} keeps its text whole and its targets apart: narrow, spaced out and enlarged`, async ({ visitor, site }) => {
    const troubles: { path: string; way: string; found: string[] }[] = [];
    for (const path of await allPages(site.webUrl, language)) {
      await visitor.goto(path);
      for (const { way, width, css } of ways) {
        await visitor.setViewportSize({ width, height: 900 });
        await wears(visitor, css);
        const found = [...(await textTroubles(visitor)), ...(await smallTargets(visitor))];
        if (found.length > 0) troubles.push({ path, way, found });
      }
    }
    expect(troubles).toEqual([]);
  });

test('The measurements see what they are to see', async ({ visitor }) => {
  await visitor.goto('/en');
  await visitor.setViewportSize({ width: 320, height: 900 });
  expect([...(await textTroubles(visitor)), ...(await smallTargets(visitor))]).toEqual([]);
  await wears(visitor, 'main { inline-size: 400px; }');
  expect((await textTroubles(visitor)).join()).toContain('The page is');
  await wears(visitor, 'h1 { block-size: 0.5em; overflow: hidden; }');
  expect((await textTroubles(visitor)).join()).toContain('is cut off');
  await wears(visitor, 'h1 { block-size: 0.2em; }');
  expect((await textTroubles(visitor)).join()).toContain('lie over each other');
  await wears(visitor, 'footer a { min-block-size: 0 !important; line-height: 12px !important; display: inline-block !important; margin: 0 !important; } footer ul, footer li { display: block !important; line-height: 12px !important; }');
  expect(await smallTargets(visitor)).not.toEqual([]);
});
