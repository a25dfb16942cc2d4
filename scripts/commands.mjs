import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';
import { root } from './workspace.mjs';

const programs = path.join(root, 'node_modules/.bin');

/** @param {string} name of a program that the root's packages bring */
export const program = (name) => path.join(programs, name);

/** Turbo calls the pnpm that it finds: the one that was installed with it. */
const withPrograms = { env: { PATH: `${programs}${path.delimiter}${process.env.PATH ?? ''}` } };

/**
 * Builds those packages whose sources changed since they were last built.
 * @param {readonly string[]} packages names; with each, all it depends on
 */
export const turboBuild = (packages) =>
  run(program('turbo'), ['run', 'build', '--concurrency=2', '--output-logs=errors-only', '--continue', '--ui=stream', ...packages.map((name) => `--filter=${name}`)], withPrograms);

/**
 * Builds what has changed since it was last built.
 * @param {readonly string[]} packages names; with each, all it depends on
 * @throws {Failure} with the log
 */
export async function build(...packages) {
  const { code, output } = await turboBuild(packages);
  if (code !== 0) throw new Failure('The build failed: mend what its log above says, and run this again.', output);
}
