import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/** @param {readonly string[]} names @returns {Promise<string | undefined>} the first that stands on the PATH */
async function found(names) {
  // Debian's servers stand where only root's PATH leads.
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'];
  for (const candidate of names.flatMap((name) => folders.map((folder) => path.join(folder, name)))) {
    const usable = await access(candidate, constants.X_OK).then(() => true, () => false);
    if (usable) return candidate;
  }
  return undefined;
}

/**
 * Finds a program that tests need, and installs it where this may be done.
 * @param {string} what in words
 * @param {{ variable: string, names: readonly string[], packages: readonly string[] }} where `variable` names a program that
 *   is to be used; `packages` are Debian's
 * @returns {Promise<string>} its path
 * @throws {Failure} when there is none and none can be installed
 */
export async function findProgram(what, { variable, names, packages }) {
  const chosen = process.env[variable] || (await found(names));
  if (chosen) return chosen;
  const remedy = `install ${packages[0]}, or name one with ${variable}=/path/to/it.`;
  const installable = process.getuid?.() === 0 && (await found(['apt-get']));
  if (!installable) throw new Failure(`The tests need ${what} and found none: ${remedy}`);
  const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], apt);
  const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], apt);
  const installed = await found(names);
  if (!installed) throw new Failure(`The tests need ${what}, and installing it failed: ${remedy}`, output);
  return installed;
}

/** Chromium, and fonts that have Chinese. */
export const chromium = () =>
  findProgram('a Chromium', {
    variable: 'CHROME_PATH',
    // The first is a Chromium without windows, which takes a fifth less time: nothing is drawn that no page shows.
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium-headless-shell', 'fonts-noto-cjk'],
  });

export const nginx = () => findProgram('an nginx', { variable: 'NGINX_PATH', names: ['nginx'], packages: ['nginx-light'] });
