import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { environment } from './commands.mjs';
import { Failure } from './failure.mjs';

/** Milliseconds a process gets to end by itself. */
const grace = 10_000;
const keptLines = 30;

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {() => string} lastLines
 * @property {Promise<Failure>} ended resolves when it ends without having been asked to
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a process that serves until it is stopped. It gets a process group of its own, so that a Ctrl-C in the
 * terminal reaches this command alone, which ends its services in order.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, show?: (line: string) => boolean }} options
 *   `show`: which of its lines to print
 * @returns {Service}
 */
export function serve(name, command, args, { cwd, env, show = () => false }) {
  const child = spawn(command, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      if (show(line)) console.log(`  ${name}: ${line}`);
    });
  let asked = false;
  const closed = new Promise((resolve) => child.once('close', resolve));
  /** @type {Promise<Failure>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {string} */ how) => {
      if (!asked) resolve(new Failure(`${name} ended by itself (${how}); its last lines stand above.`, lines.join('\n')));
    };
    child.once('error', (error) => end(String(error)));
    child.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  const signal = (/** @type {NodeJS.Signals} */ which) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, which);
    } catch (error) {
      // It has ended in the meantime.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  };
  return {
    name,
    ended,
    lastLines: () => lines.join('\n'),
    async stop() {
      asked = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      signal('SIGTERM');
      const late = setTimeout(() => signal('SIGKILL'), grace);
      await closed;
      clearTimeout(late);
    },
  };
}

/**
 * Waits until an address answers well.
 * @param {Service} service
 * @param {string} url
 * @param {number} patience milliseconds
 * @throws {Failure} when the service ends or the time runs out
 */
export async function untilServing(service, url, patience) {
  const deadline = Date.now() + patience;
  const answers = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    return response?.ok ?? false;
  };
  while (Date.now() < deadline) {
    const result = await Promise.race([answers(), service.ended]);
    if (result instanceof Failure) throw result;
    if (result) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(`${service.name} did not answer at ${url} within ${patience / 1000} s; its last lines stand above.`, service.lastLines());
}
