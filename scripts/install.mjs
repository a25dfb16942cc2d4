import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';
import { foldersOf, lockfile, root } from './workspace.mjs';

const stamp = path.join(root, 'node_modules/.installed-lockfile');

/** What tools print when something outside of this house is amiss, and what a person can do about it. */
const remedies = /** @type {const} */ ([
  [/gyp ERR!/, 'a native part has to be compiled here: install python3, make and a C++ compiler (Debian: apt-get install python3 make g++)'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT/, "the package registry cannot be reached: check the network and npm's proxy settings"],
  [/ENOSPC/, 'the disk is full: free about 3 GB'],
  [/EACCES|EPERM/, 'a file may not be written: give the folder to the account that runs this'],
]);

/**
 * @param {string} output what the installation printed
 * @returns {string} one sentence: what happened, and the remedy
 */
export function installProblem(output) {
  const known = remedies.find(([sign]) => sign.test(output));
  return `Installing the packages failed, because ${known?.[1] ?? 'of what its log above says: mend that'}, then run this again.`;
}

/** @param {string} text of the lockfile */
const hashOf = (text) => createHash('sha256').update(text).update(process.versions.modules).digest('hex');

/**
 * Installs the pinned packages, unless this lockfile is what is installed.
 * @returns {Promise<boolean>} whether it had to
 * @throws {Failure} with the log
 */
export async function install() {
  const text = await lockfile();
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  const isWhole = foldersOf(text).every((folder) => existsSync(path.join(root, folder, 'node_modules')));
  if (isWhole && installed === hashOf(text)) return false;
  await rm(stamp, { force: true });
  // Nobody is there to be asked whether modules that do not fit may be replaced.
  const { code, output } = await run('npx', ['--yes', 'pnpm@10.34.9', 'install', '--frozen-lockfile', '--config.confirm-modules-purge=false']);
  if (code === 127) throw new Failure('There is no npx, which comes with npm: install npm, then run this again.', output);
  if (code !== 0) throw new Failure(installProblem(output), output);
  await writeFile(stamp, hashOf(text));
  return true;
}
