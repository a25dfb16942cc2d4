import { allPages, languages } from '../../all-pages';
import { reflowTroubles, wears } from '../../reflow';
import { smallTargets, textTroubles } from '../../targets-and-text';
import { expect, test } from '../../test';

for (const language of languages)
  test(`Every page under /${language} keeps its text whole and its targets apart: narrow, spaced out and enlarged`, async ({ visitor, site }) => {
    const troubles: object[] = [];
    for (const path of await allPages(site.webUrl, language)) {
      await visitor.goto(path);
      troubles.push(...(await reflowTroubles(visitor)).map((trouble) => ({ path, ...trouble })));
    }
    expect(troubles).toEqual([]);
  });

test('The measurements see what they are to see', async ({ visitor }) => {
  await visitor.goto('/en/about');
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
