import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** Half as long as the one with comments. The browser gets nothing back of it. */
const source = `${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};undefined`;

export const wcag: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** @param tags axe's names of sets of rules */
export const rulesOf = (tags: readonly string[]): axe.RunOptions => ({ runOnly: [...tags], rules: { 'target-size': { enabled: true } } });

/** What another colour scheme can break: structure and words are the same in each. */
const rulesOfColour: axe.RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] } };

type Schemes = Readonly<Record<string, { colorScheme: 'light' | 'dark'; forcedColors: 'none' | 'active' }>>;

const schemes: Schemes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
};

/** Forced colours are the reader's own, whatever the width: the light ones are looked at on one, the dark ones on the other. */
const looks: Readonly<Record<string, { size: { width: number; height: number }; schemes: Schemes }>> = {
  phone: { size: { width: 320, height: 640 }, schemes: { ...schemes, 'forced dark colours': { colorScheme: 'dark', forcedColors: 'active' } } },
  desktop: { size: { width: 1280, height: 900 }, schemes: { ...schemes, 'forced light colours': { colorScheme: 'light', forcedColors: 'active' } } },
};

/**
 * axe prefers the text's fill to its colour. In forced colours Chromium paints both alike but computes the fill as the
 * page's style has it, so axe would judge a colour that nobody sees. No page of the site sets a fill.
 */
const readColourForFill = () => {
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (this: CSSStyleDeclaration, name: string) {
    return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
  };
};

/** Has a page come with axe wherever it goes: carrying it into a page that is open already takes more than twice as long. */
export const bringAxe = (page: Page): Promise<unknown> => page.addInitScript(source);

async function needAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
}

/** @param place a selector: the part of the page to look at */
const run = (page: Page, options: axe.RunOptions, place: string) =>
  page.evaluate(
    async ([within, chosen, preload]) => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run(within, { ...chosen, resultTypes: ['violations'], preload });
      return { passed: found.passes.length, violations: found.violations.map(({ id, nodes }) => ({ rule: id, where: nodes.map(({ html }) => html.slice(0, 200)) })) };
    },
    // It would ask for each style sheet once more, for a rule that is not among these.
    [place, options, { assets: ['media'] }] as [string, axe.RunOptions, axe.PreloadOptions],
  );

/** @returns what WCAG 2.2 A and AA find in a part of a page as it is shown now; throws when nothing was looked at */
export async function violationsWithin(page: Page, place = 'body'): Promise<Pick<Violation, 'rule' | 'where'>[]> {
  await needAxe(page);
  const { passed, violations } = await run(page, rulesOf(wcag), place);
  if (passed === 0) throw new Error(`Nothing was looked at in ${place}`);
  return violations;
}

export interface Violation {
  width: string;
  scheme: string;
  rule: string;
  where: string[];
}

/**
 * Looks at a page narrow and wide, in light, dark and forced colours.
 * @param rules for the light page; on the others only colours are looked at
 * @returns what was found, and the fewest rules that a look came to: none would mean that nothing was looked at
 */
export async function lookAt(page: Page, rules: axe.RunOptions): Promise<{ violations: Violation[]; fewestPassed: { light: number; others: number } }> {
  const violations: Violation[] = [];
  const fewestPassed = { light: Infinity, others: Infinity };
  await needAxe(page);
  await page.evaluate(readColourForFill);
  for (const [width, { size, schemes: worn }] of Object.entries(looks)) {
    await page.setViewportSize(size);
    for (const [scheme, media] of Object.entries(worn)) {
      await page.emulateMedia(media);
      const result = await run(page, scheme === 'light' ? rules : rulesOfColour, 'html');
      const kind = scheme === 'light' ? 'light' : 'others';
      fewestPassed[kind] = Math.min(fewestPassed[kind], result.passed);
      violations.push(...result.violations.map((violation) => ({ width, scheme, ...violation })));
    }
  }
  return { violations, fewestPassed };
}
