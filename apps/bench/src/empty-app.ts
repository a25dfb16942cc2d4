import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from '@dpo/test-support/free-port';
import { until } from '@dpo/test-support/until';

const root = path.resolve(__dirname, '../../../..');
const web = createRequire(path.join(root, 'apps/web/package.json'));

/** The least that the App Router takes. */
const files = {
  'package.json': '{ "private": true }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  'app/layout.js': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.js': 'export default function Page() { return <p>Nothing</p>; }',
};

export interface EmptyApp {
  /** Of the Next that the site has. */
  version: string;
  url: string;
  /** Ends it and deletes what was built. */
  close(): Promise<void>;
}

function next(directory: string, args: readonly string[]) {
  const program = path.join(path.dirname(web.resolve('next/package.json')), 'dist/bin/next');
  const child = spawn(process.execPath, [program, ...args], { cwd: directory, env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  return { child, ended: once(child, 'close') as Promise<[number | null]>, output: () => output };
}

/**
 * Builds and serves an app of one page that shows nothing, with the very Next and React that the site is built with.
 * @throws {Error} with Next's own words when it cannot be built
 */
export async function startEmptyApp(): Promise<EmptyApp> {
  // Beside the workspace's packages: the bundler follows links only within its root.
  const directory = await mkdtemp(path.join(root, 'apps/bench/dist/empty-app-'));
  const clear = () => rm(directory, { recursive: true, force: true });
  try {
    await mkdir(path.join(directory, 'app'));
    await mkdir(path.join(directory, 'node_modules'));
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(directory, name), content);
    for (const name of ['next', 'react', 'react-dom']) await symlink(path.dirname(web.resolve(`${name}/package.json`)), path.join(directory, 'node_modules', name));
    const build = next(directory, ['build']);
    const [code] = await build.ended;
    if (code !== 0) throw new Error(`Next could not build an empty page:\n${build.output()}`);
    const port = await freePort();
    const server = next(directory, ['start', '-H', '127.0.0.1', '-p', String(port)]);
    const close = async () => {
      server.child.kill();
      await server.ended;
      await clear();
    };
    const url = `http://127.0.0.1:${port}/`;
    const answers = () => fetch(url).then(({ status }) => status === 200 || `it answered ${status}`, () => 'it does not answer');
    await until('the empty page', answers, { within: 30_000, pause: 100 }).catch(async (error: unknown) => {
      await close();
      throw error;
    });
    return { version: (web('next/package.json') as { version: string }).version, url, close };
  } catch (error) {
    await clear();
    throw error;
  }
}
