import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { WebOptions } from '@dpo/test-support/web';
import { ask } from '../../raw-request';
import { expect, test } from '../../test';

interface Started {
  url: string;
  pid: number;
  directory: string;
}

/** Starts a site from a process of its own, which reads its log until it is killed. */
async function startUnder(options: WebOptions) {
  const script = `require(${JSON.stringify(require.resolve('@dpo/test-support/web'))}).startWeb(${JSON.stringify(options)}).then(({ url, pid, directory }) => console.log(JSON.stringify({ url, pid, directory })))`;
  const reader = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(reader.stdout, 'data')) as [Buffer];
  return { reader, started: JSON.parse(line.toString()) as Started };
}

test('regression: a site whose log nobody reads any more told of that without end, and answered nobody', async ({ site }) => {
  // Nothing listens at this port: there is something to tell of.
  const { reader, started } = await startUnder({ cmsUrl: 'http://127.0.0.1:9', secrets: site.secrets });
  try {
    reader.kill('SIGKILL');
    await once(reader, 'exit');
    for (const path of ['/en/none', '/tc/none', '/en/news/none', '/tc/pillars/none']) expect((await ask(started.url, path)).status, path).toBe(503);
    expect((await ask(started.url, '/healthz')).status).toBe(200);
  } finally {
    process.kill(started.pid, 'SIGKILL');
    await rm(started.directory, { recursive: true, force: true });
  }
});
