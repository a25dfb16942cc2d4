import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/**
 * @param {string} lockfile text of pnpm-lock.yaml
 * @returns {string[]} the folders of the workspace's packages, without the root
 */
export function foldersOf(lockfile) {
  const importers = /^importers:\n([\s\S]*?)(?=^\S)/m.exec(lockfile)?.[1] ?? '';
  return [...importers.matchAll(/^ {2}(\S+):(?: \{\})?$/gm)].flatMap(([, folder]) => (folder === undefined || folder === '.' ? [] : [folder]));
}

export const lockfile = () => readFile(path.join(root, 'pnpm-lock.yaml'), 'utf8');
