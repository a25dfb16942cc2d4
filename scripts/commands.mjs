import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failure } from './failure.mjs';

export const root = path.resolve(import.meta.dirname, '..');

/** Nothing here reports home. */
const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  STRAPI_TELEMETRY_DISABLED: 'true',
  DO_NOT_TRACK: '1',
};

/** @param {Record<string, string | undefined>} [extra] */
export const environment = (extra = {}) => ({ ...process.env, ...quiet, ...extra });

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<{ code: number, output: string }>} its exit code, and what it printed on both channels
 */
export function run(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const read = (/** @type {Buffer} */ part) => (output += part.toString());
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => resolve({ code: 127, output: String(error) }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The same, for commands that must succeed.
 * @param {string} purpose what failed if it fails
 * @param {Parameters<typeof run>} call
 * @throws {Failure} with what the command printed
 */
export async function must(purpose, ...call) {
  const result = await run(...call);
  if (result.code !== 0) throw new Failure(`${purpose} failed; its log stands above.`, result.output);
  return result.output;
}

/** pnpm in the version that package.json names, without being installed. */
export const pnpm = /** @type {const} */ (['--yes', 'pnpm@10.34.9']);

/** @param {readonly string[]} args */
export const pnpmCall = (...args) => /** @type {const} */ (['npx', [...pnpm, ...args]]);

/**
 * Builds what has changed since it was last built.
 * @param {readonly string[]} packages names to build, with all they depend on; all when empty
 */
export const build = (...packages) =>
  must('The build', 'npx', [
    ...pnpm, 'exec', 'turbo', 'run', 'build', '--concurrency=2', '--output-logs=errors-only', ...packages.map((name) => `--filter=${name}`),
  ]);
