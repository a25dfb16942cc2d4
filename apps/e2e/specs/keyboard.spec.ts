import type { Page } from '@playwright/test';
import { pageTypesOf } from '@dpo/bench/page-types';
import { allPages, languages } from '../all-pages';
import { type Stop, currentStop, jumpsBack, numberStops } from '../keyboard';
import { expect, test } from '../test';

async function presses(page: Page, key: string, times: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    stops.push(await currentStop(page));
  }
  return stops;
}

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
      await visitor.setViewportSize({ width, height: 720 });
      await visitor.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
      for (const path of await differentPages(site.webUrl, language)) {
        await visitor.goto(path);
        const count = await numberStops(visitor);
        expect(count, path).toBeGreaterThan(8);
        const forth = await presses(visitor, 'Tab', count);
        expect(forth.map(({ index }) => index), `${path}: each stop once, in the order of the document`).toEqual([...forth.keys()]);
        expect(forth.filter(({ faults }) => faults.length > 0), path).toEqual([]);
        // The skip link lies over the page's head while it has the focus.
        const visible = forth.slice(1);
        const jumps = visible.flatMap((stop, place) => {
          const next = visible[place + 1];
          return next && jumpsBack(stop, next) ? [`${stop.name} → ${next.name}`] : [];
        });
        expect(jumps, `${path}: the eye follows the focus downwards`).toEqual([]);
        const [after] = await presses(visitor, 'Tab', 1);
        expect([-1, 0], `${path}: the focus leaves the page at its end, or begins anew where a browser has nothing else`).toContain(after?.index);
        const back: number[] = [];
        while (back.length <= count) {
          await visitor.keyboard.press('Shift+Tab');
          back.push(await visitor.evaluate(() => Number((document.activeElement as HTMLElement).dataset.stop ?? -1)));
        }
        const last = back.indexOf(count - 1);
        expect([0, 1], `${path}: the focus comes back to the end`).toContain(last);
        expect(back.slice(last, last + count - 1), `${path}: and goes back the same way`).toEqual([...forth.keys()].reverse().slice(0, count - 1));
      }
    });
