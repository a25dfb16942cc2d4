import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CmsSecrets } from './cms';
import { freePort } from './free-port';
import { isRenderedPage } from './rendered-page';

export interface WebOptions {
  cmsUrl: string;
  secrets: CmsSecrets;
  port?: number;
  /** What it calls itself; its address here when not given. */
  siteUrl?: string;
  /** An earlier web's directory, to start on the pages that one left. */
  directory?: string;
  /** On top of the settings made here. */
  env?: Readonly<Record<string, string>>;
}

export interface RunningWeb {
  url: string;
  port: number;
  directory: string;
  /** All that it has written to its log so far. */
  log(): string;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Deletes its directory. */
  remove(): Promise<void>;
}

const built = path.resolve(__dirname, '..', '..', '..', 'apps', 'web', '.next', 'standalone');

const rendered = path.join(built, 'apps', 'web', '.next', 'server', 'app');

/** The site keeps rendered pages beside its own files, so each web under test gets a copy that no other has written to. */
async function copyOfBuild(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'web-'));
  await cp(built, directory, { recursive: true, verbatimSymlinks: true, filter: (file) => !isRenderedPage(path.relative(rendered, file)) });
  return directory;
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise<void>((resolve) => child.once('exit', () => resolve()));

/**
 * Starts the site's production build on 127.0.0.1.
 * @throws when it ends before it serves, with its log
 */
export async function startWeb({ cmsUrl, secrets, port, siteUrl, directory, env = {} }: WebOptions): Promise<RunningWeb> {
  const home = directory ?? (await copyOfBuild());
  const chosenPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${chosenPort}`;
  const child = spawn(process.execPath, [path.join(home, 'apps', 'web', 'main.js')], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SITE_URL: siteUrl ?? url,
      CMS_URL: cmsUrl,
      CMS_TOKEN: secrets.publishedToken,
      CMS_PREVIEW_TOKEN: secrets.previewToken,
      REVALIDATE_SECRET: secrets.revalidate,
      PREVIEW_SECRET: secrets.preview,
      PORT: String(chosenPort),
      ...env,
    },
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    const read = (part: Buffer) => {
      log += part.toString();
      if (log.includes('The site answers on')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The site ended with ${code} before it served:\n${log}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended(child);
  };
  return {
    url,
    port: chosenPort,
    directory: home,
    log: () => log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
