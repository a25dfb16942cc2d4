import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How the way to a server goes wrong.
 * `refuse`: nobody listens · `hang`: accepts and never answers · `slow`: answers after three seconds ·
 * `swallow`: takes a delivery and forgets it · `error`: answers 500 · `malformed`: answers 200 with broken JSON · `truncated`: hangs up in the middle of the body
 */
export const faults = ['refuse', 'hang', 'slow', 'swallow', 'error', 'malformed', 'truncated'] as const;
export type Fault = (typeof faults)[number];

export interface FaultProxy {
  url: string;
  /** From now on the way is faulty, for the connections that are open too. */
  fail(fault: Fault): Promise<void>;
  /** From now on every JSON answer arrives as what `change` makes of it. */
  rewrite(change: (address: string, answer: unknown) => unknown): Promise<void>;
  /** All is well again. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** @param ask passes the request on */
type Behaviour = (ask: () => Promise<Answer>, response: ServerResponse, address: string) => Promise<void>;

const slowness = 3000;

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _coding, 'content-length': _length, connection: _connection, ...passed } = headers;
  const isEmpty = status === 204 || status === 304 || response.req.method === 'HEAD';
  response.writeHead(status, isEmpty ? passed : { ...passed, 'content-length': body.length }).end(isEmpty ? undefined : body);
}

const healthy: Behaviour = async (ask, response) => send(response, await ask());

const json = (status: number, text: string): Answer => ({ status, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) });

const behaviours: Record<Exclude<Fault, 'refuse'>, Behaviour> = {
  hang: () => Promise.resolve(),
  slow: async (ask, response) => {
    await new Promise((resolve) => setTimeout(resolve, slowness));
    send(response, await ask());
  },
  swallow: async (_ask, response) => send(response, json(200, '{"refreshed":[],"failed":[]}')),
  error: async (_ask, response) => send(response, json(500, '{"error":{"status":500,"name":"InternalServerError"}}')),
  malformed: async (_ask, response) => send(response, json(200, '{"data":[{"documentId":')),
  truncated: async (ask, response) => {
    const { status, headers, body } = await ask();
    const { 'transfer-encoding': _coding, ...passed } = headers;
    response.writeHead(status, { ...passed, 'content-length': body.length + 1 });
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
  },
};

const rewriting = (change: (address: string, answer: unknown) => unknown): Behaviour => async (ask, response, address) => {
  const answer = await ask();
  const isJson = answer.headers['content-type']?.includes('json') ?? false;
  send(response, isJson ? { ...answer, body: Buffer.from(JSON.stringify(change(address, JSON.parse(answer.body.toString('utf8'))))) } : answer);
};

/** Stands between two servers as their network, and breaks on demand. @param target where it leads when all is well */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort } = new URL(target);
  let behave = healthy;

  async function passOn(request: IncomingMessage): Promise<Answer> {
    const body = await bytesOf(request);
    return new Promise((resolve, reject) => {
      const { method, url: path, headers } = request;
      const outgoing = http.request({ host: hostname, port: targetPort, method, path, headers: { ...headers, 'accept-encoding': 'identity' } }, (upstream) => {
        bytesOf(upstream).then((bytes) => resolve({ status: upstream.statusCode ?? 502, headers: upstream.headers, body: bytes }), reject);
      });
      outgoing.on('error', reject).end(body);
    });
  }

  const server = http.createServer((request, response) => {
    // A target that is gone looks from here as it does without a proxy: the connection breaks.
    behave(() => passOn(request), response, request.url ?? '').catch(() => response.destroy());
  });

  const listen = (port: number) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const leave = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;

  async function become(next: Behaviour) {
    behave = next;
    server.closeAllConnections();
    if (!server.listening) await listen(port);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    fail: (fault) => (fault === 'refuse' ? leave() : become(behaviours[fault])),
    rewrite: (change) => become(rewriting(change)),
    heal: () => become(healthy),
    close: leave,
  };
}
