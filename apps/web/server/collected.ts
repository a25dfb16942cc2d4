import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

type Callback = () => void;

const bufferOf = (chunk: unknown, encoding: unknown): Buffer[] => {
  if (typeof chunk === 'string') return [Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')];
  return chunk instanceof Uint8Array ? [Buffer.from(chunk)] : [];
};

const callbackOf = (args: readonly unknown[]) => args.find((argument): argument is Callback => typeof argument === 'function');

/**
 * Collects what is written to a response, instead of sending it.
 * @param wanted asked once, when status and headers are known: whether to collect; otherwise all passes through
 * @param finish gets the whole body, may change status and headers, and gives the body to send (`null` for none)
 */
export function collectBody(response: ServerResponse, wanted: () => boolean, finish: (body: Buffer) => Promise<Buffer | null>): void {
  const original = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const chunks: Buffer[] = [];
  let collecting: boolean | undefined;
  const collects = () => (collecting ??= wanted());

  const send = async () => {
    const body = await finish(Buffer.concat(chunks));
    response.writeHead = original.writeHead;
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
