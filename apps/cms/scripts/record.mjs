/**
 * Records what the seeded newsroom answers to the site's own reads, for packages/content/fixtures.
 * The contract's tests parse these recordings: they are true words of a real CMS, and complain when either side drifts.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient, entries, localeCodes } from '@dpo/content';
import { startCms } from '@dpo/test-support/cms';

const target = path.resolve(import.meta.dirname, '..', '..', '..', 'packages', 'content', 'fixtures');
const itemsOfEachList = 3;

const cms = await startCms({ env: { SEED: 'true' } });
try {
  /** @type {{ request: string, status: number, answer: unknown }[]} */
  let recorded = [];
  /** @type {typeof fetch} */
  const recordingFetch = async (url, options) => {
    const response = await fetch(url, options);
    recorded.push({ request: String(url).slice(cms.url.length), status: response.status, answer: await response.clone().json() });
    return response;
  };
  const client = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch: recordingFetch });
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const entry of entries) {
    recorded = [];
    for (const locale of localeCodes) {
      if (entry.kind === 'singleType') {
        await client.readOne(entry, { locale });
        continue;
      }
      const { items } = await client.readList(entry, { locale });
      for (const { slug } of items.slice(0, itemsOfEachList)) await client.readOne(entry, { locale, slug });
      await client.readOne(entry, { locale, slug: 'nothing-has-this-address' });
    }
    await writeFile(path.join(target, `${entry.type}.json`), `${JSON.stringify(recorded, null, 1)}\n`);
    console.log(`Recorded ${entry.type}: ${recorded.length} answers`);
  }
} finally {
  await cms.stop();
  await cms.remove();
}
