import { allPages, languages } from '../../all-pages';
import { type Violation, bringAxe, lookAt, rulesOf, wcag } from '../../axe';
import { expect, test } from '../../test';

for (const language of languages)
  test(`axe finds nothing against WCAG 2.2 A and AA on any page under /${language}: light, dark, forced colours; 320 pixels wide and on a desktop`, async ({ visitor, site }) => {
    test.setTimeout(240_000);
    const paths = await allPages(site.webUrl, language);
    expect(paths.length).toBeGreaterThan(30);
    const found: (Violation & { path: string })[] = [];
    await bringAxe(visitor);
    for (const path of paths) {
      await visitor.goto(path);
      const { violations, fewestPassed } = await lookAt(visitor, rulesOf([...wcag, 'best-practice']));
      expect(fewestPassed.light, `${path} was looked at`).toBeGreaterThan(20);
      expect(fewestPassed.others, `${path} was looked at`).toBeGreaterThan(1);
      found.push(...violations.map((violation) => ({ path, ...violation })));
    }
    expect(found).toEqual([]);
  });
