import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

type Callback = () => void;

/** What is to be sent: the body whole, `null` for none. */
export interface Collected<Body = Buffer | null> {
  status: number;
  body: Body;
}

const bufferOf = (chunk: unknown, encoding: unknown): Buffer[] => {
  if (typeof chunk === 'string') return [Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')];
  return chunk instanceof Uint8Array ? [Buffer.from(chunk)] : [];
};

const callbackOf = (args: readonly unknown[]) => args.find((argument): argument is Callback => typeof argument === 'function');

/**
 * Keeps a response's status where Next cannot mix it up. Next makes the successor of a stale page with the response of the
 * reader who still gets the stale one. The status it finds there it takes for the successor's: what is published where a
 * 404 page was would keep that page's title and its "noindex". The status it sets there would be the reader's.
 * @returns `status` as it was set for this reader; `seal` when no other may be set; `release` to give it back
 */
function guardStatus(response: ServerResponse) {
  let status = response.statusCode;
  let sealed = false;
  const isStale = () => response.getHeader('x-nextjs-cache') === 'STALE';
  Object.defineProperty(response, 'statusCode', {
    configurable: true,
    get: () => (sealed || isStale() ? 200 : status),
    set: (next: number) => {
      if (!sealed) status = next;
    },
  });
  return {
    status: () => status,
    seal() {
      sealed = true;
    },
    release(last = status) {
      Reflect.deleteProperty(response, 'statusCode');
      response.statusCode = last;
    },
  };
}

/**
 * Collects what is written to a response, instead of sending it.
 * @param wanted asked once, when status and headers are known: whether to collect; otherwise all passes through
 * @param finish gets what was written, may change headers, and gives what to send
 */
export function collectBody(response: ServerResponse, wanted: (status: number) => boolean, finish: (written: Collected<Buffer>) => Promise<Collected>): void {
  const original = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const guard = guardStatus(response);
  const chunks: Buffer[] = [];
  let collecting: boolean | undefined;

  const collects = () => {
    if (collecting === undefined) {
      collecting = wanted(guard.status());
      if (!collecting) guard.release();
    }
    return collecting;
  };

  const send = async () => {
    guard.seal();
    const { status, body } = await finish({ status: guard.status(), body: Buffer.concat(chunks) });
    response.writeHead = original.writeHead;
    guard.release(status);
    if (body === null) original.end();
    else original.end(body);
  };

  response.writeHead = ((status: number, reason?: string | OutgoingHttpHeaders, fields?: OutgoingHttpHeaders) => {
    response.statusCode = status;
    const headers = typeof reason === 'object' ? reason : fields;
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) response.setHeader(name, value);
    return collects() ? response : original.writeHead(status);
  }) as ServerResponse['writeHead'];

  response.flushHeaders = () => {
    if (!collects()) original.flushHeaders();
  };

  response.write = ((...args: Parameters<ServerResponse['write']>) => {
    if (!collects()) return original.write(...args);
    chunks.push(...bufferOf(args[0], args[1]));
    const done = callbackOf(args);
    if (done) process.nextTick(done);
    return true;
  }) as ServerResponse['write'];

  response.end = ((...args: unknown[]) => {
    if (!collects()) return original.end(...(args as Parameters<ServerResponse['end']>));
    chunks.push(...bufferOf(args[0], args[1]));
    const done = callbackOf(args);
    if (done) response.once('finish', done);
    send().catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
    return response;
  }) as ServerResponse['end'];
}
