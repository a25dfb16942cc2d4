import { afterEach, describe, expect, test } from '@jest/globals';
import { Failure } from './failure.mjs';
import { endAll, run, serve, untilServing } from './processes.mjs';

/** @param {string} program @param {Parameters<typeof serve>[3]} [options] */
const node = (program, options = {}) => serve('The part', process.execPath, ['-e', program], options);

/** @param {number} pid */
const isRunning = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * @param {string} program that prints one line once it runs
 * @param {{ grace?: number }} [options]
 * @returns {Promise<{ service: import('./processes.mjs').Service, line: string }>}
 */
const nodeWithLine = (program, options = {}) =>
  new Promise((resolve) => {
    const service = node(program, { ...options, read: (line) => resolve({ service, line }) });
  });

afterEach(endAll);

describe('a command', () => {
  test('gives its exit code and all that it printed', async () => {
    expect(await run(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3'])).toEqual({
      code: 3,
      output: expect.stringMatching(/^(out\nerr|err\nout)\n$/),
    });
  });

  test('that does not exist is told from one that fails', async () => {
    expect(await run('no-such-program', [])).toEqual({ code: 127, output: expect.stringContaining('no-such-program') });
  });

  test('reports to nobody', async () => {
    const { output } = await run(process.execPath, ['-p', '[process.env.DO_NOT_TRACK, process.env.NEXT_TELEMETRY_DISABLED, process.env.STRAPI_TELEMETRY_DISABLED, process.env.TURBO_TELEMETRY_DISABLED].join()']);
    expect(output).toBe('1,1,true,1\n');
  });
});

describe('a service', () => {
  const server = `
    const server = require('node:http').createServer((request, response) => response.writeHead(204).end());
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  `;

  test('is waited for until it answers', async () => {
    const { service, line } = await nodeWithLine(server);
    await untilServing(service, `http://127.0.0.1:${line}/`, 5000);
  });

  test('that ends by itself is named, with its exit code and last lines', async () => {
    const service = node('console.log("about to fail"); process.exit(7)');
    const failure = await service.ended;
    expect(failure.message).toBe('The part ended by itself (exit code 7): mend what its last lines above say, then start again.');
    expect(failure.details).toBe('about to fail');
  });

  test('that ends while it is waited for fails the wait', async () => {
    const service = node('process.exit(1)');
    await expect(untilServing(service, 'http://127.0.0.1:1/', 5000)).rejects.toThrow('The part ended by itself (exit code 1)');
  });

  test('that never answers fails the wait', async () => {
    const { service } = await nodeWithLine('console.log("thinking"); setInterval(() => {}, 1000)');
    const failure = await untilServing(service, 'http://127.0.0.1:1/', 300).catch((/** @type {unknown} */ error) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ message: expect.stringContaining('The part did not answer'), details: 'thinking' });
  });

  test('that cannot be started fails the wait', async () => {
    await expect(untilServing(serve('The part', 'no-such-program', [], {}), 'http://127.0.0.1:1/', 5000)).rejects.toThrow('The part ended by itself');
  });

  test('is stopped together with what it started itself', async () => {
    const { service, line } = await nodeWithLine(`require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(server)}], { stdio: 'inherit' })`);
    const address = `http://127.0.0.1:${line}/`;
    await untilServing(service, address, 5000);
    await service.stop();
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  test('that does not heed the request to stop is killed after its grace', async () => {
    const { service, line } = await nodeWithLine('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(process.pid)', { grace: 200 });
    await service.stop();
    expect(isRunning(Number(line))).toBe(false);
  });

  test('that was stopped has not ended by itself', async () => {
    const { service } = await nodeWithLine(server);
    await endAll();
    expect(await Promise.race([service.ended, Promise.resolve('still waiting')])).toBe('still waiting');
  });

  test('is stopped before those it was started after', async () => {
    /** @type {string[]} */
    const order = [];
    const say = (/** @type {string} */ name) =>
      new Promise((resolve) =>
        node(`process.on('SIGTERM', () => { console.log('ended'); process.exit(0) }); setInterval(() => {}, 1000); console.log('runs')`, {
          read: (line) => (line === 'ended' ? order.push(name) : resolve(undefined)),
        }),
      );
    await say('first');
    await say('second');
    await endAll();
    expect(order).toEqual(['second', 'first']);
  });
});
