import { parseArgs } from 'node:util';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { startSite } from '@dpo/test-support/site';
import { chromium } from 'playwright-core';
import { browserOptions } from './browser';
import { freshnessBudget, weightBudget } from './budgets';
import { distributionOf } from './distribution';
import { measureFreshness } from './freshness';
import { pageTypesOf, pathsOf } from './page-types';
import { excesses, kinds, totalOf, weigh } from './weight';

interface Place {
  webUrl: string;
  cmsUrl: string | undefined;
  administrator: { email: string; password: string };
}

const usage = `Usage: npm run bench -- <what> [--web=<address>] [--cms=<address>]

  freshness   how soon a publish is public; with addresses, ADMIN_EMAIL and ADMIN_PASSWORD log in to that CMS
  weight      bytes by kind of each page type

Without addresses both apps are started for the measurement, with the seeded content.`;

async function freshness({ webUrl, cmsUrl, administrator }: Place): Promise<string[]> {
  if (cmsUrl === undefined) return ['Freshness needs the address of the CMS as well: add --cms=<address>.'];
  const { publishes, p95Milliseconds, maxMilliseconds } = freshnessBudget;
  const newsroom = createNewsroom(cmsUrl, await logIn(cmsUrl, administrator));
  const results = await measureFreshness({ webUrl, newsroom, publishes, patience: 10 * maxMilliseconds });
  const rows = results.map(({ page, locale, times }) => ({ page, locale, ...distributionOf(times) }));
  console.log(`Milliseconds from the press of the publish button until a reader gets the change, ${publishes} publishes in each language:`);
  console.table(rows.map(({ p50, p95, max, ...row }) => ({ ...row, p50: Math.round(p50), p95: Math.round(p95), max: Math.round(max) })));
  return rows.flatMap(({ page, locale, p95, max }) => [
    ...(p95 > p95Milliseconds ? [`The ${page} in ${locale} has a p95 of ${Math.round(p95)} ms; at most ${p95Milliseconds} are allowed`] : []),
    ...(max > maxMilliseconds ? [`The ${page} in ${locale} took ${Math.round(max)} ms once; at most ${maxMilliseconds} are allowed`] : []),
  ]);
}

async function weight({ webUrl }: Place): Promise<string[]> {
  const sitemap = await (await fetch(`${webUrl}/sitemap.xml`)).text();
  const browser = await chromium.launch(browserOptions());
  try {
    const rows: Record<string, string | number>[] = [];
    const problems: string[] = [];
    for (const { name, path } of pageTypesOf(pathsOf(sitemap))) {
      const bytes = await weigh(browser, webUrl + path);
      rows.push({ page: name, address: path, ...Object.fromEntries(kinds.map((kind) => [kind, bytes[kind]])), all: totalOf(bytes) });
      problems.push(...excesses(path, bytes, weightBudget));
    }
    console.log('Bytes that Chromium downloads at a first visit, compressed as they come:');
    console.table(rows);
    return problems;
  } finally {
    await browser.close();
  }
}

const measurements: Readonly<Record<string, (place: Place) => Promise<string[]>>> = { freshness, weight };

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { web: { type: 'string' }, cms: { type: 'string' } } });
  const measure = measurements[positionals[0] ?? ''];
  if (!measure) {
    console.error(usage);
    return 2;
  }
  const site = values.web === undefined ? await startSite() : null;
  const administrator = { email: process.env.ADMIN_EMAIL ?? '', password: process.env.ADMIN_PASSWORD ?? '' };
  try {
    const problems = await measure(
      site
        ? { webUrl: site.web.url, cmsUrl: site.cms.url, administrator: site.cms.administrator }
        : { webUrl: values.web ?? '', cmsUrl: values.cms, administrator },
    );
    for (const problem of problems) console.error(problem);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await site?.close();
  }
}

main().then(
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
