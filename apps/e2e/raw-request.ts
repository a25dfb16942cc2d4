import http, { type IncomingHttpHeaders } from 'node:http';

export interface RawRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  /** Parts are sent one by one without a `content-length`, a text with one. */
  body?: string | readonly string[];
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * Asks with exactly these bytes in the request line: browsers and `fetch` tidy an address before they send it.
 * @param target what stands after the method: a path, however malformed
 */
export function ask(origin: string, target: string, { method = 'GET', headers = {}, body = [] }: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const request = http.request({ hostname, port, path: target, method, headers: { ...headers, ...length }, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }));
    });
    request.on('error', reject);
    for (const part of typeof body === 'string' ? [body] : body) request.write(part);
    request.end();
  });
}
