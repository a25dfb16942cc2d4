import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Server, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type FaultProxy, startFaultProxy } from './fault-proxy';

let server: Server;
let proxy: FaultProxy;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/_health') return response.writeHead(204).end();
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[1,2,3]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(() => proxy.heal());

afterAll(async () => {
  await proxy.close();
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
});

interface Answer {
  status: number | undefined;
  text: string;
}

/** On a connection of its own: `fetch` keeps them, and one that the proxy closes may be used again before it is known to be. */
const ask = (path = '/api', patience = 5000): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = get(proxy.url + path, { agent: false, signal: AbortSignal.timeout(patience) }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, text: body }), reject);
    });
    outgoing.on('error', reject);
  });
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'an answer', (error: unknown) => (error as NodeJS.ErrnoException).code);

test('when all is well it passes everything on', async () => {
  expect(JSON.parse((await ask()).text)).toEqual({ data: [1, 2, 3] });
  expect((await ask('/_health')).status).toBe(204);
});

test('refuse: nobody listens, until it is well again on the same port', async () => {
  await proxy.fail('refuse');
  expect(await codeOf(ask())).toBe('ECONNREFUSED');
  await proxy.heal();
  expect((await ask()).status).toBe(200);
});

test('hang: a request is taken and never answered', async () => {
  await proxy.fail('hang');
  expect(await codeOf(ask('/api', 200))).toBe('ABORT_ERR');
});

test('slow: the answer takes three seconds', async () => {
  await proxy.fail('slow');
  const since = performance.now();
  expect((await ask()).status).toBe(200);
  expect(performance.now() - since).toBeGreaterThan(2900);
});

test('error, malformed, truncated: an answer that is of no use', async () => {
  await proxy.fail('error');
  expect((await ask()).status).toBe(500);
  await proxy.fail('malformed');
  const malformed = await ask();
  expect(malformed.status).toBe(200);
  expect(() => JSON.parse(malformed.text) as unknown).toThrow(SyntaxError);
  await proxy.fail('truncated');
  expect(await codeOf(ask())).toBe('ECONNRESET');
});

test('rewrite: JSON arrives changed, all else as it is', async () => {
  await proxy.rewrite((address, answer) => ({ address, answer }));
  expect(JSON.parse((await ask('/api?a=1')).text)).toEqual({ address: '/api?a=1', answer: { data: [1, 2, 3] } });
  expect((await ask('/_health')).status).toBe(204);
});
