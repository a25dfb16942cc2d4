import axe from 'axe-core';
import { allPages, languages } from '../all-pages';
import { expect, test } from '../test';

const allRules: axe.RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } } };
/** What another colour scheme can break: structure and words are the same in each. */
const rulesOfColour: axe.RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] } };

const schemes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
  'forced dark colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

const widths = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 900 } };

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

for (const language of languages)
  test(`axe finds nothing against WCAG 2.2 A and AA on any page under /${language}: light, dark, forced colours; 320 pixels wide and on a desktop`, async ({ visitor, site }) => {
    test.setTimeout(240_000);
    const paths = await allPages(site.webUrl, language);
    expect(paths.length).toBeGreaterThan(30);
    const found: { path: string; width: string; scheme: string; rule: string; where: string[] }[] = [];
    for (const path of paths) {
      await visitor.goto(path);
      await visitor.evaluate(axe.source);
      await visitor.evaluate(readColourForFill);
      for (const [width, size] of Object.entries(widths)) {
        await visitor.setViewportSize(size);
        for (const [scheme, media] of Object.entries(schemes)) {
          await visitor.emulateMedia(media);
          const result = await visitor.evaluate(
            async (options) => {
              const { violations, passes } = await (window as unknown as { axe: typeof axe }).axe.run(document, { ...options, resultTypes: ['violations'] });
              return { passed: passes.length, violations: violations.map(({ id, nodes }) => ({ rule: id, where: nodes.map(({ html }) => html.slice(0, 200)) })) };
            },
            scheme === 'light' ? allRules : rulesOfColour,
          );
          expect(result.passed, `${path} was looked at`).toBeGreaterThan(scheme === 'light' ? 20 : 1);
          found.push(...result.violations.map((violation) => ({ path, width, scheme, ...violation })));
        }
      }
    }
    expect(found).toEqual([]);
  });
