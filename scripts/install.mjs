import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { must, pnpmCall, root } from './commands.mjs';

const stamp = path.join(root, 'node_modules/.installed-lockfile');

/** @throws {Failure} when this Node is not one of those that package.json names */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || major >= 25)
    throw new Failure(`This needs Node.js 20.19 to 24, and this is ${version}: install one of those, for example from your system's packages.`);
}

/**
 * Installs the pinned packages, unless this lockfile is what is installed.
 * @returns whether it had to
 */
export async function install() {
  const hash = createHash('sha256').update(await readFile(path.join(root, 'pnpm-lock.yaml'))).update(process.versions.modules).digest('hex');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed === hash) return false;
  await must('Installing the packages', ...pnpmCall('install', '--frozen-lockfile'));
  await writeFile(stamp, hash);
  return true;
}
