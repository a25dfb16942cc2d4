import path from 'node:path';
import { locales } from '@dpo/content';
import { cmsSecrets } from '@dpo/test-support/cms';
import { freePort } from '@dpo/test-support/free-port';
import { until } from '@dpo/test-support/until';
import { type RunningWeb, startWeb } from '@dpo/test-support/web';
import { createWriter } from './many-items';
import { startManyItemsCms } from './many-items-cms';
import { type Inside, probePort } from './probe';

export interface SearchFigures {
  /** Milliseconds from the site's start until it answers a query out of the whole index. */
  built: number;
  /** The longest that the process gave nobody else a turn meanwhile, in milliseconds. */
  longestBlock: number;
  /** Milliseconds until a page came meanwhile, asked for again and again. */
  pages: number[];
  /** Milliseconds until a page of results came, by language. */
  queries: { locale: string; times: number[] }[];
  /** Bytes above the same site without items. */
  moreMemory: { resident: number; used: number };
}

const patience = 120_000;

/** Milliseconds between two readers. */
const pause = 50;

interface ProbedWeb {
  web: RunningWeb;
  ask(collected?: 'collected'): Promise<Inside>;
}

async function startProbed(cmsUrl: string, directory?: string): Promise<ProbedWeb> {
  const port = await freePort();
  const env = { [probePort]: String(port), NODE_OPTIONS: `--require=${path.join(__dirname, 'probe.js')}` };
  const web = await startWeb({ cmsUrl, secrets: cmsSecrets(), env, ...(directory === undefined ? {} : { directory }) });
  return { web, ask: async (collected) => (await (await fetch(`http://127.0.0.1:${port}/${collected ?? ''}`)).json()) as Inside };
}

/** Memory that was freed goes back to the system by and by. @returns what is left when no more goes */
async function settled(ask: ProbedWeb['ask']): Promise<Inside> {
  let last = await ask('collected');
  await until('memory to settle', async () => {
    const now = await ask('collected');
    const isSettled = now.resident > last.resident * 0.99;
    last = now;
    return isSettled;
  }, { within: patience, pause: 1000 });
  return last;
}

async function timed(url: string): Promise<{ status: number; time: number }> {
  const since = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  return { status: response.status, time: performance.now() - since };
}

const searchIn = (segment: string, q: string) => `/${segment}/search?q=${encodeURIComponent(q)}`;

/** Opens what every reader opens and asks what every reader asks, so that nothing that any site needs counts as the index's. */
async function openSome(webUrl: string, queriesEach: number) {
  for (const { code, segment } of locales) {
    const { query } = createWriter(code);
    await until('the index', async () => (await timed(webUrl + searchIn(segment, 'a'))).status === 200, { within: patience });
    await timed(`${webUrl}/${segment}/about`);
    for (let number = 0; number < queriesEach; number += 1) await timed(webUrl + searchIn(segment, query(number)));
  }
}

/** Opens a page, as readers do, until the index answers. */
async function whileBuilding({ web: { url: webUrl }, ask }: ProbedWeb, since: number) {
  const pages: number[] = [];
  const state = { isBuilding: true };
  const [{ segment }] = locales;
  const building = until('the index', async () => (await timed(webUrl + searchIn(segment, 'a'))).status === 200, { within: patience, since }).finally(() => {
    state.isBuilding = false;
  });
  // It is awaited last; should it fail before, the process must live to end the site.
  building.catch(() => undefined);
  const path = `/${segment}/about`;
  // The first page loads the site's own code; what comes after is the index's doing.
  await timed(webUrl + path);
  await ask();
  while (state.isBuilding) {
    const { status, time } = await timed(webUrl + path);
    if (status !== 200) throw new Error(`${path} answered ${status} while the index was being built`);
    pages.push(time);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return { built: await building, pages };
}

/**
 * Measures the site's search with many items in each language, in the production build, over HTTP.
 * @throws {TookTooLong} when the index is not there within two minutes
 */
export async function measureSearch({ items, queriesEach }: { items: number; queriesEach: number }): Promise<SearchFigures> {
  const empty = await startManyItemsCms(0);
  const without = await startProbed(empty.url);
  const { directory } = without.web;
  try {
    await openSome(without.web.url, queriesEach);
    const before = await settled(without.ask);
    await without.web.stop();

    const full = await startManyItemsCms(items);
    const since = performance.now();
    const probed = await startProbed(full.url, directory);
    const { web, ask } = probed;
    try {
      const building = await whileBuilding(probed, since);
      const { longestBlock } = await ask();
      await openSome(web.url, 0);
      const queries = [];
      for (const { code, segment } of locales) {
        const { query } = createWriter(code);
        const times: number[] = [];
        for (let number = 0; number < queriesEach; number += 1) times.push((await timed(web.url + searchIn(segment, query(number)))).time);
        queries.push({ locale: code, times });
      }
      const after = await settled(ask);
      return { ...building, longestBlock, queries, moreMemory: { resident: after.resident - before.resident, used: after.used - before.used } };
    } finally {
      await web.stop();
      await full.close();
    }
  } finally {
    await without.web.stop();
    await empty.close();
    await without.web.remove();
  }
}
