import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkPort, portOf } from './ports.mjs';

describe('a port', () => {
  const other = createServer();
  let port = 0;

  beforeEach(
    () =>
      new Promise((resolve) =>
        other.listen(0, '127.0.0.1', () => {
          port = /** @type {import('node:net').AddressInfo} */ (other.address()).port;
          resolve(undefined);
        }),
      ),
  );
  afterEach(() => new Promise((resolve) => (other.listening ? other.close(resolve) : resolve(undefined))));

  test('that is taken is named, with the setting that chooses another', async () => {
    await expect(checkPort({ name: 'the site', port, variable: 'WEB_PORT' })).rejects.toThrow(
      new RegExp(`^Port ${port}, for the site, is taken: stop what uses it, or choose another with WEB_PORT=\\d+\\.$`),
    );
  });

  test('that something else has under the other address of localhost is taken too', async () => {
    await new Promise((resolve) => other.close(resolve));
    const isIPv6 = await new Promise((resolve) => other.once('error', () => resolve(false)).listen(port, '::1', () => resolve(true)));
    const check = checkPort({ name: 'the site', port, variable: 'WEB_PORT' });
    await (isIPv6 ? expect(check).rejects.toThrow('is taken') : check);
  });

  test('that is free is left free', async () => {
    await new Promise((resolve) => other.close(resolve));
    await checkPort({ name: 'the site', port, variable: 'WEB_PORT' });
    await checkPort({ name: 'the site', port, variable: 'WEB_PORT' });
  });
});

describe('a port setting', () => {
  afterEach(() => {
    delete process.env.TEST_PORT;
  });

  test.each([undefined, ''])('%p means the usual one', (value) => {
    if (value !== undefined) process.env.TEST_PORT = value;
    expect(portOf('TEST_PORT', 3000)).toBe(3000);
  });

  test('is taken', () => {
    process.env.TEST_PORT = '4300';
    expect(portOf('TEST_PORT', 3000)).toBe(4300);
  });

  test.each(['0', '65536', '3000.5', 'web', '-1'])('%p is refused by name', (value) => {
    process.env.TEST_PORT = value;
    expect(() => portOf('TEST_PORT', 3000)).toThrow(`TEST_PORT is "${value}", which is not a port: set it to a number from 1 to 65535.`);
  });
});
