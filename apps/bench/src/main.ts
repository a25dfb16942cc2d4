import path from 'node:path';
import { parseArgs } from 'node:util';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { startSite } from '@dpo/test-support/site';
import { chromium } from 'playwright-core';
import { browserOptions } from './browser';
import { freshnessBudget, jsAboveEmptyPage, leastScores, weightBudget } from './budgets';
import { measureChanges } from './changes';
import { distributionOf } from './distribution';
import { startEmptyApp } from './empty-app';
import { fill } from './fill';
import { measureFreshness } from './freshness';
import { judge, shortfalls } from './lighthouse';
import { pageTypesOf, pathsOf } from './page-types';
import { search } from './search/report-search';
import { type Weight, excesses, totalOf, weigh } from './weight';

interface Place {
  webUrl: string;
  cmsUrl: string | undefined;
  administrator: { email: string; password: string };
}

const usage = `Usage: npm run bench -- <what> [--web=<address>] [--cms=<address>]

  freshness   how soon a publish is public; with addresses, ADMIN_EMAIL and ADMIN_PASSWORD log in to that CMS;
              --items=<number>, without addresses, puts as many news items there before
  weight      bytes by kind of each page type, beside an empty page of the same Next
  lighthouse  its mobile scores of home, list, item and search in both languages
  search      the index of 10,000 items in each language: how soon, how fast, how large; on a site of its own

Without addresses both apps are started for the measurement, with the seeded content.`;

/** Made by the project, and of one kind, so that one can take the other's place. */
const seedFiles = path.join(__dirname, '../../../cms/seed/files');
const pictures = ['facing-pages.png', 'five-columns.png'];

async function freshness({ webUrl, cmsUrl, administrator }: Place): Promise<string[]> {
  if (cmsUrl === undefined) return ['Freshness needs the address of the CMS as well: add --cms=<address>.'];
  const { publishes, changesEach, maxMilliseconds } = freshnessBudget;
  const newsroom = createNewsroom(cmsUrl, await logIn(cmsUrl, administrator));
  const patience = 10 * maxMilliseconds;
  // A site just started is still being told of all that its newsroom was filled with; this one waits its turn.
  await measureFreshness({ webUrl, newsroom, publishes: 1, patience });
  const results = await measureFreshness({ webUrl, newsroom, publishes, patience });
  console.log(`Milliseconds from the press of the publish button until a reader gets the change, ${publishes} publishes in each language:`);
  const problems = tellTimes(results.map(({ page, locale, times }) => ({ what: { page, locale }, times })));
  const changes = { webUrl, newsroom, patience, pictures: pictures.map((name) => path.join(seedFiles, name)) as [string, string] };
  // Two rounds are each kind of change once: its first is made by code that has never run.
  await measureChanges({ ...changes, rounds: 2 });
  const arrivals = await measureChanges({ ...changes, rounds: changesEach });
  console.log(`The same for each kind of change, ${changesEach} of each, both languages together:`);
  return [...problems, ...tellTimes(arrivals.map(({ change, page, times }) => ({ what: { change, page }, times })))];
}

/** Prints how long changes took to arrive. @returns where that was longer than the budget allows */
function tellTimes(rows: readonly { what: Readonly<Record<string, string>>; times: readonly number[] }[]): string[] {
  const measured = rows.map(({ what, times }) => ({ what, ...distributionOf(times) }));
  console.table(measured.map(({ what, count, p50, p95, max }) => ({ ...what, count, p50: Math.round(p50), p95: Math.round(p95), max: Math.round(max) })));
  const { p95Milliseconds, maxMilliseconds } = freshnessBudget;
  return measured.flatMap(({ what, p95, max }) => {
    const name = Object.values(what).join(', ');
    return [
      ...(p95 > p95Milliseconds ? [`${name}: a p95 of ${Math.round(p95)} ms; at most ${p95Milliseconds} are allowed`] : []),
      ...(max > maxMilliseconds ? [`${name}: ${Math.round(max)} ms once; at most ${maxMilliseconds} are allowed`] : []),
    ];
  });
}

const listed = async (webUrl: string) => pageTypesOf(pathsOf(await (await fetch(`${webUrl}/sitemap.xml`)).text()));

async function weight({ webUrl }: Place): Promise<string[]> {
  const empty = await startEmptyApp();
  const browser = await chromium.launch(browserOptions());
  try {
    const rowOf = (page: string, address: string, bytes: Weight) => ({ page, address, ...bytes, all: totalOf(bytes) });
    const nothing = await weigh(browser, empty.url);
    const rows = [rowOf(`empty page of Next ${empty.version}`, '', nothing)];
    const problems: string[] = [];
    for (const { name, path } of await listed(webUrl)) {
      const bytes = await weigh(browser, webUrl + path);
      rows.push(rowOf(name, path, bytes));
      problems.push(...excesses(path, bytes, { ...weightBudget, js: Math.min(weightBudget.js ?? Infinity, nothing.js + jsAboveEmptyPage) }));
    }
    console.log('Bytes that Chromium downloads at a first visit, compressed as they come:');
    console.table(rows);
    return problems;
  } finally {
    await browser.close();
    await empty.close();
  }
}

const searches = ['/en/search?q=digital+government', '/tc/search?q=數字政府'];

async function lighthouse({ webUrl }: Place): Promise<string[]> {
  const typical = (await listed(webUrl)).filter(({ name }) => ['home', 'news', 'news-item'].includes(name)).map(({ path }) => path);
  const rows: Record<string, string | number>[] = [];
  const problems: string[] = [];
  for (const path of [...typical, ...searches]) {
    const verdict = await judge(webUrl + path, { unlisted: searches.includes(path) }).catch((error: unknown) => {
      problems.push(String(error));
      return null;
    });
    if (!verdict) continue;
    rows.push({ address: path, ...verdict.scores, 'LCP, ms': verdict.paint, CLS: verdict.shift });
    problems.push(...shortfalls(path, verdict, leastScores));
  }
  console.log('Scores by Lighthouse, mobile:');
  console.table(rows);
  return problems;
}

const measurements: Readonly<Record<string, (place: Place) => Promise<string[]>>> = { freshness, weight, lighthouse };

/** What needs no site, or starts its own. */
const alone: Readonly<Record<string, () => Promise<string[]>>> = { search };

const exitCode = (problems: readonly string[]) => {
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { web: { type: 'string' }, cms: { type: 'string' }, items: { type: 'string', default: '0' } } });
  const [what = ''] = positionals;
  const measureAlone = alone[what];
  if (measureAlone) return exitCode(await measureAlone());
  const measure = measurements[what];
  if (!measure) {
    console.error(usage);
    return 2;
  }
  const site = values.web === undefined ? await startSite() : null;
  const administrator = { email: process.env.ADMIN_EMAIL ?? '', password: process.env.ADMIN_PASSWORD ?? '' };
  try {
    if (site && Number(values.items) > 0) await fill(path.join(site.cms.directory, 'data.db'), Number(values.items));
    const problems = await measure(
      site
        ? { webUrl: site.web.url, cmsUrl: site.cms.url, administrator: site.cms.administrator }
        : { webUrl: values.web ?? '', cmsUrl: values.cms, administrator },
    );
    return exitCode(problems);
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
