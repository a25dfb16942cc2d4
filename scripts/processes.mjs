import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from './failure.mjs';
import { root } from './workspace.mjs';

/** Milliseconds a process gets to end by itself. */
const usualGrace = 10_000;
const keptLines = 30;

/** Nothing here reports home. */
const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  STRAPI_TELEMETRY_DISABLED: 'true',
  DO_NOT_TRACK: '1',
};

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * What ends each process that is still running, in the order they were started.
 * @type {Set<() => Promise<void>>}
 */
const running = new Set();

/** Ends every process that was started here, the last one first: the site reads from the CMS. */
export async function endAll() {
  for (const end of [...running].reverse()) await end();
}

/**
 * Starts a process in a group of its own, so that a Ctrl-C in the terminal reaches this command alone, which ends its
 * processes in order, with all they have started themselves.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Environment, grace?: number }} options
 */
function launch(command, args, { cwd = root, env = {}, grace = usualGrace }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...quiet, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const signal = (/** @type {NodeJS.Signals} */ which) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, which);
    } catch (error) {
      // It has ended in the meantime.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  };
  let asked = false;
  const stop = async () => {
    asked = true;
    signal('SIGTERM');
    const late = setTimeout(() => signal('SIGKILL'), grace);
    await closed;
    clearTimeout(late);
  };
  running.add(stop);
  void closed.then(() => running.delete(stop));
  return { child, stop, wasAsked: () => asked };
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Environment, echo?: boolean }} [options] `echo`: also print what it prints
 * @returns {Promise<{ code: number, output: string }>} its exit code, and what it printed on both channels
 */
export function run(command, args, { echo = false, ...options } = {}) {
  return new Promise((resolve) => {
    const { child } = launch(command, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (/** @type {string} */ part) => {
        output += part;
        if (echo) process.stdout.write(part);
      });
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {() => string} lastLines
 * @property {Promise<Failure>} ended resolves when it ends without having been asked to
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a process that serves until it is stopped.
 * @param {string} name as it begins a sentence
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Environment, grace?: number, read?: (line: string) => void }} options `read` gets each of its lines, without colours
 * @returns {Service}
 */
export function serve(name, command, args, { read, ...options }) {
  const { child, stop, wasAsked } = launch(command, args, options);
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      read?.(stripVTControlCharacters(line));
    });
  /** @type {Promise<Failure>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {string} */ how) => {
      if (!wasAsked()) resolve(new Failure(`${name} ended by itself (${how}): mend what its last lines above say, then start again.`, lines.join('\n')));
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  return { name, ended, lastLines: () => lines.join('\n'), stop };
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
  throw new Failure(`${service.name} did not answer at ${url} within ${patience / 1000} s: look what its last lines above wait for, then start again.`, service.lastLines());
}
