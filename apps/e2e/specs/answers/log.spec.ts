import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { freePort } from '@dpo/test-support/free-port';
import type { RunningWeb, WebOptions } from '@dpo/test-support/web';
import { ask } from '../../raw-request';
import { expect, test } from '../../test';

type Started = Pick<RunningWeb, 'url' | 'directory'> & { pid: number };

let started: Started | undefined;

/** Starts a site from a process of its own, which reads its log. @returns that process */
async function startUnder(options: WebOptions) {
  const script = `require(${JSON.stringify(require.resolve('@dpo/test-support/web'))}).startWeb(${JSON.stringify(options)}).then(({ url, pid, directory }) => console.log(JSON.stringify({ url, pid, directory })))`;
  const reader = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(reader.stdout, 'data')) as [Buffer];
  started = JSON.parse(line.toString()) as Started;
  return { reader, url: started.url };
}

// Also when the time of a test is over before it has an answer.
test.afterEach(async () => {
  if (!started) return;
  process.kill(started.pid, 'SIGKILL');
  await rm(started.directory, { recursive: true, force: true });
});

test('regression: a site whose log nobody reads any more told of that without end, and answered nobody', async ({ site }) => {
  // Nothing listens there: there is something to tell of.
  const { reader, url } = await startUnder({ cmsUrl: `http://127.0.0.1:${await freePort()}`, secrets: site.secrets });
  reader.kill('SIGKILL');
  await once(reader, 'exit');
  for (const path of ['/en/none', '/tc/none', '/en/news/none', '/tc/pillars/none']) expect((await ask(url, path)).status, path).toBe(503);
  expect((await ask(url, '/healthz')).status).toBe(200);
});
