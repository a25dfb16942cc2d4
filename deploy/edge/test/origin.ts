import { type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/** Stands where the web or the CMS stands: a server that remembers what it was asked, and whose answer a test chooses. */
export interface Origin {
  readonly address: string;
  readonly seen: Seen[];
  answer: Answer;
  /** Ends as a crash would; `up` starts it again at its address. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** What Next says of a page, with the headers that matter to a cache. */
export const page =
  (body: string, headers: Readonly<Record<string, string | string[]>> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 's-maxage=300, stale-while-revalidate=31535700',
      vary: 'accept-encoding',
      'x-nextjs-cache': 'HIT',
      ...headers,
    });
    response.end(body);
  };

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

/** Accepts and never answers. */
export const silence: Answer = () => undefined;

export async function startOrigin(): Promise<Origin> {
  let server: Server | undefined;
  let port = 0;
  const origin: Origin = {
    get address() {
      return `127.0.0.1:${port}`;
    },
    seen: [],
    answer: page('page'),
    async down() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeAllConnections();
      await closed;
    },
    async up() {
      if (server) return;
      const starting = createServer((request, response) => {
        origin.seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
        request.resume();
        request.once('end', () => origin.answer(request, response));
      });
      server = starting;
      await new Promise<void>((resolve, reject) => starting.once('error', reject).listen(port, '127.0.0.1', resolve));
      port = (starting.address() as AddressInfo).port;
    },
  };
  await origin.up();
  return origin;
}
