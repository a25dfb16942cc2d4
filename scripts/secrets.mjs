import { randomBytes } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './workspace.mjs';

const shared = ['CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'];
const ofCms = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', ...shared];

/** @typedef {Record<string, string | undefined>} Settings */

/** 256 bits in hexadecimal, which cannot spell a word that the apps refuse. */
const random = () => randomBytes(32).toString('hex');

/** @param {string} name */
const secretFor = (name) => (name === 'APP_KEYS' ? `${random()},${random()}` : random());

/** @param {string} file */
const textOf = (file) => readFile(file, 'utf8').catch(() => '');

/**
 * Adds to a settings file what it lacks, and changes nothing in it.
 * @param {string} file readable by its owner alone when it is made here
 * @param {readonly string[]} names
 * @param {(name: string) => string} make
 * @returns {Promise<{ settings: Settings, added: boolean }>} all that the file says now
 */
async function complete(file, names, make) {
  const before = await textOf(file);
  /** @type {Settings} */
  const present = parseEnv(before);
  const added = Object.fromEntries(names.filter((name) => !present[name]).map((name) => [name, make(name)]));
  const lines = Object.entries(added).map(([name, value]) => `${name}=${value}\n`);
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  if (lines.length > 0) await appendFile(file, separator + lines.join(''), { mode: 0o600 });
  return { settings: { ...present, ...added }, added: lines.length > 0 };
}

/**
 * Makes the secrets of both apps, once; the ones they share are the same in both.
 * @param {string} [apps] the folder that holds both
 * @returns both apps' settings files, and whether anything had to be added
 */
export async function secrets(apps = path.join(root, 'apps')) {
  const webFile = path.join(apps, 'web/.env');
  /** @type {Settings} */
  const ofWeb = parseEnv(await textOf(webFile));
  const cms = await complete(path.join(apps, 'cms/.env'), ofCms, (name) => ofWeb[name] || secretFor(name));
  const web = await complete(webFile, shared, (name) => cms.settings[name] ?? random());
  return { cms: cms.settings, web: web.settings, added: cms.added || web.added };
}
