import type { Page } from '@playwright/test';
import { smallTargets, textTroubles } from './targets-and-text';

/** A reader's own style sheet; as an adopted one it is not a matter of the page's security policy. */
export const wears = (page: Page, css: string): Promise<void> =>
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

/** @returns what readers miss on a page narrow, spaced out and enlarged; the page comes back as it was, on a desktop */
export async function reflowTroubles(page: Page): Promise<{ way: string; found: string[] }[]> {
  const troubles: { way: string; found: string[] }[] = [];
  for (const { way, width, css } of ways) {
    await page.setViewportSize({ width, height: 900 });
    await wears(page, css);
    const found = [...(await textTroubles(page)), ...(await smallTargets(page))];
    if (found.length > 0) troubles.push({ way, found });
  }
  await wears(page, asTheyCome);
  return troubles;
}
