import { freePort } from '@dpo/test-support/free-port';
import { until } from '@dpo/test-support/until';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

interface Question {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: Buffer;
}

type Ask = (path: string, question?: Question) => Promise<Reply>;

export interface RunningEdge {
  /** As a reader, on the public port. */
  ask: Ask;
  /** As staff, on the other port. */
  askAsStaff: Ask;
  /** The requests that it has logged so far. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Where the site says it is; not where the tests find it. */
export const siteHost = 'www.office.test';

const start = path.resolve(__dirname, '..', 'start.sh');

const asker = (port: number, agent: Agent): Ask =>
  (address, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: address, method, headers, agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const whole = Buffer.concat(parts);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text: whole.toString('utf8') });
        });
      });
      asked.once('error', reject);
      asked.end(body);
    });

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode === null && child.signalCode === null) child.once('exit', () => resolve());
    else resolve();
  });

/**
 * Runs the edge as its container does, in a directory of its own on 127.0.0.1. Needs nginx on the PATH, or NGINX_PATH.
 * @param settings for start.sh, such as `EDGE_WEB`
 * @param cache a directory that an earlier edge has filled; its own, deleted at the end, when not given
 */
export async function startEdge(settings: Readonly<Record<string, string>>, cache?: string): Promise<RunningEdge> {
  const home = await mkdtemp(path.join(tmpdir(), 'edge-'));
  const [port, adminPort] = [await freePort(), await freePort()];
  // Workers of a master that runs as root would be nobody, who may not write here.
  const asRoot = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
  const child = spawn(start, asRoot, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      ...(process.env.NGINX_PATH ? { NGINX_PATH: process.env.NGINX_PATH } : {}),
      SITE_URL: `https://${siteHost}`,
      EDGE_RUN: path.join(home, 'run'),
      EDGE_LOG: path.join(home, 'access.log'),
      EDGE_CACHE: cache ?? path.join(home, 'cache'),
      EDGE_LISTEN: `127.0.0.1:${port}`,
      EDGE_ADMIN_LISTEN: `127.0.0.1:${adminPort}`,
      EDGE_WAIT: '1',
      EDGE_MISSES_PER_SECOND: '10000',
      EDGE_MISSES_BURST: '10000',
      EDGE_SEARCHES_PER_SECOND: '10000',
      EDGE_SEARCHES_BURST: '10000',
      EDGE_PENDING_OF_READER: '10000',
      EDGE_PENDING: '10000',
      ...settings,
    },
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  child.once('error', (error) => (errors += error.message));
  const agent = new Agent({ keepAlive: false });
  const ask = asker(port, agent);
  await until('the edge to answer', async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${errors}`);
    return ask('/edge-healthz').then(({ status }) => status === 200, String);
  }, { within: 10_000 });
  return {
    ask,
    askAsStaff: asker(adminPort, agent),
    log: () => readFile(path.join(home, 'access.log'), 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(home, { recursive: true, force: true });
    },
  };
}
