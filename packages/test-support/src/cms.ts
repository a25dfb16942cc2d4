import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firstStart } from './first-start';
import { freePort } from './free-port';
import { serverFlags } from './server-flags';

export interface CmsOptions {
  /** `sqlite` is a file in the CMS's own directory; anything else is a PostgreSQL connection string. */
  database?: string;
  port?: number;
  /** Where its SQLite file and uploads live. Give an earlier CMS's directory to start on what that one left. */
  directory?: string;
  /** For tests of a first start itself: its SQLite file begins empty, also where what a first start leaves is at hand. */
  empty?: boolean;
  /** On top of the settings made here; `undefined` takes one away. */
  env?: Readonly<Record<string, string | undefined>>;
}

export interface CmsSecrets {
  publishedToken: string;
  previewToken: string;
  revalidate: string;
  preview: string;
}

export interface RunningCms {
  url: string;
  adminUrl: string;
  port: number;
  directory: string;
  secrets: CmsSecrets;
  /** What it was started with, for a command that works beside it. */
  environment: NodeJS.ProcessEnv;
  administrator: { email: string; password: string };
  /** All that it has written to its log so far. */
  log(): string;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Deletes its directory. */
  remove(): Promise<void>;
}

export class CmsRefusedToStart extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly log: string,
  ) {
    super(`The CMS ended with ${exitCode} before it served:\n${log}`);
    this.name = 'CmsRefusedToStart';
  }
}

const app = path.resolve(__dirname, '..', '..', '..', 'apps', 'cms');

/** The same in this process and those it starts, so that a second CMS shares its tokens and may follow on its database. */
const random = (name: string): string => (process.env[`TEST_SECRET_${name}`] ??= randomBytes(32).toString('base64url'));

export const cmsSecrets = (): CmsSecrets => ({
  publishedToken: random('CMS_TOKEN'),
  previewToken: random('CMS_PREVIEW_TOKEN'),
  revalidate: random('REVALIDATE_SECRET'),
  preview: random('PREVIEW_SECRET'),
});

const administrator = { email: 'editor@cms.test', password: 'Editing-2026-for-tests' };

function settings(): Record<string, string> {
  const secrets = ['API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'];
  return {
    ...Object.fromEntries(secrets.map((name) => [name, random(name)])),
    APP_KEYS: `${random('APP_KEY_1')},${random('APP_KEY_2')}`,
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    // One person writes and publishes in most tests; those of the rule itself turn it on.
    TWO_PERSON_RULE: 'false',
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/**
 * Starts the CMS's production build on 127.0.0.1 with a database and uploads of its own.
 * @throws {CmsRefusedToStart} when it ends before it serves
 */
export async function startCms({ database = 'sqlite', port, directory, empty = false, env = {} }: CmsOptions = {}): Promise<RunningCms> {
  const home = directory ?? (await mkdtemp(path.join(tmpdir(), 'cms-')));
  const left = directory === undefined && database === 'sqlite' && !empty ? firstStart()?.directory : undefined;
  if (left) await cp(left, home, { recursive: true });
  await mkdir(path.join(home, 'public', 'uploads'), { recursive: true });
  const chosenPort = port ?? (await freePort());
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    // A developer's own settings file must not reach a test.
    ENV_PATH: path.join(home, 'no.env'),
    HOST: '127.0.0.1',
    PORT: String(chosenPort),
    PUBLIC_DIR: path.join(home, 'public'),
    ...(database === 'sqlite' ? { DATABASE_FILENAME: path.join(home, 'data.db') } : { DATABASE_URL: database }),
    ...settings(),
    ...env,
  };
  const child = spawn(process.execPath, [...serverFlags(), path.join(app, 'scripts', 'start.mjs')], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    const read = (part: Buffer) => {
      log += part.toString();
      if (log.includes('Strapi started successfully')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new CmsRefusedToStart(code, log)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended(child);
  };
  const url = `http://127.0.0.1:${chosenPort}`;
  return {
    url,
    adminUrl: `${url}/admin`,
    port: chosenPort,
    directory: home,
    secrets: cmsSecrets(),
    environment,
    administrator,
    log: () => log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
