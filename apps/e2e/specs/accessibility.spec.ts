import AxeBuilder from '@axe-core/playwright';
import { readSitemap } from '../sitemap';
import { expect, test } from '../test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Public, but in no sitemap. */
const unlisted = [
  '/en/nothing-is-here', '/tc/nothing-is-here', '/en/news?category=speech&year=2025', '/tc/news?page=2', '/en/news?category=speech&year=2024&pillar=sustainable-development',
  '/tc/news/how-english-is-written-on-this-website', '/en/news/how-hong-kong-characters-are-shown',
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of ['en', 'tc'])
    test(`axe finds nothing against WCAG 2.2 A and AA on any page under /${language}, in ${colorScheme} colours`, async ({ visitor, site }) => {
      test.setTimeout(180_000);
      await visitor.emulateMedia({ colorScheme });
      const listed = (await readSitemap(site.webUrl)).map(({ path }) => path);
      expect(listed.length).toBeGreaterThan(50);
      const paths = [...listed, ...unlisted].filter((path) => path.startsWith(`/${language}`));
      const violations: { path: string; rule: string; where: string[] }[] = [];
      for (const path of paths) {
        await visitor.goto(path);
        const found = await new AxeBuilder({ page: visitor }).withTags(rules).setLegacyMode().analyze();
        expect(found.passes.length, `${path} was looked at`).toBeGreaterThan(10);
        violations.push(...found.violations.map(({ id, nodes }) => ({ path, rule: id, where: nodes.map(({ html }) => html.slice(0, 200)) })));
      }
      expect(violations).toEqual([]);
    });
