import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { copyOfBuild } from './build-copy';
import type { CmsSecrets } from './cms';
import { freePort } from './free-port';
import { serverFlags } from './server-flags';

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
  /** Its process, as Node.js has it. */
  pid: number | undefined;
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

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise<void>((resolve) => child.once('exit', () => resolve()));

/**
 * Starts the site's production build on 127.0.0.1.
 * @throws when it ends before it serves, with its log
 */
export async function startWeb({ cmsUrl, secrets, port, siteUrl, directory, env = {} }: WebOptions): Promise<RunningWeb> {
  const home = directory ?? (await copyOfBuild(built));
  const chosenPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${chosenPort}`;
  const child = spawn(process.execPath, [...serverFlags(), path.join(home, 'apps', 'web', 'main.js')], {
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
    pid: child.pid,
    log: () => log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
