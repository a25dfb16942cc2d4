import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** On a connection of its own: a kept one may be closed by the proxy just as it is used again. */
const ask = (path = '/api', patience = 5000) => fetch(proxy.url + path, { headers: { connection: 'close' }, signal: AbortSignal.timeout(patience) });
/** Errors of `fetch` are made outside of Jest's world, so they are no `Error` in it. */
const nameOf = (promise: Promise<unknown>) =>
  promise.then(() => 'an answer', (error: unknown) => (typeof error === 'object' && error !== null && 'name' in error ? error.name : 'nothing'));

test('when all is well it passes everything on', async () => {
  expect(await (await ask()).json()).toEqual({ data: [1, 2, 3] });
  expect((await ask('/_health')).status).toBe(204);
});

test('refuse: nobody listens, until it is well again on the same port', async () => {
  await proxy.fail('refuse');
  expect(await nameOf(ask())).toBe('TypeError');
  await proxy.heal();
  expect((await ask()).status).toBe(200);
});

test('hang: a request is taken and never answered', async () => {
  await proxy.fail('hang');
  expect(await nameOf(ask('/api', 200))).toBe('TimeoutError');
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
  expect(await nameOf(malformed.json())).toBe('SyntaxError');
  await proxy.fail('truncated');
  expect(await nameOf(ask().then((response) => response.text()))).toBe('TypeError');
});

test('rewrite: JSON arrives changed, all else as it is', async () => {
  await proxy.rewrite((address, answer) => ({ address, answer }));
  expect(await (await ask('/api?a=1')).json()).toEqual({ address: '/api?a=1', answer: { data: [1, 2, 3] } });
  expect((await ask('/_health')).status).toBe(204);
});
