import { weightBudget } from '@dpo/bench/budgets';
import { pageTypesOf } from '@dpo/bench/page-types';
import { excesses, totalOf, weigh } from '@dpo/bench/weight';
import { readSitemap } from '../sitemap';
import { expect, test } from '../test';

test('Every type of page keeps to its budget of bytes in both languages', async ({ browser, site }) => {
  const paths = (await readSitemap(site.webUrl)).map(({ path }) => path);
  const types = pageTypesOf(paths);
  expect([...new Set(types.map(({ name }) => name))].sort()).toEqual(
    ['about', 'home', 'news', 'news, filtered', 'news-item', 'not found', 'page', 'pillar', 'pillars', 'site-map'].sort(),
  );
  const problems: string[] = [];
  for (const { path } of types) {
    const weight = await weigh(browser, site.webUrl + path);
    expect(weight.css, `${path} has come with its style`).toBeGreaterThan(0);
    problems.push(...excesses(path, weight, weightBudget));
    test.info().annotations.push({ type: 'bytes', description: `${path}: ${totalOf(weight)} in all, ${weight.js} of JavaScript, ${weight.css} of CSS` });
  }
  expect(problems).toEqual([]);
});
