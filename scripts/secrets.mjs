import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './commands.mjs';

const shared = ['CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'];
const ofCms = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', ...shared];

/** 256 bits in hexadecimal, which cannot spell a word that the apps refuse. */
const secret = () => randomBytes(32).toString('hex');

/** @param {string} file @returns {Promise<Record<string, string | undefined>>} */
const read = async (file) => parseEnv(await readFile(file, 'utf8').catch(() => ''));

/**
 * Adds to a settings file what it lacks, and changes nothing in it.
 * @param {string} file
 * @param {readonly string[]} names
 * @param {(name: string) => string} make
 */
async function complete(file, names, make) {
  const before = await readFile(file, 'utf8').catch(() => '');
  const present = parseEnv(before);
  const lines = names.filter((name) => !present[name]).map((name) => `${name}=${make(name)}\n`);
  if (lines.length === 0) return false;
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  await writeFile(file, `${before}${separator}${lines.join('')}`, { mode: 0o600 });
  return true;
}

/**
 * Makes the secrets of both apps, once; the ones they share are the same in both.
 * @param {string} [base] the folder that holds the apps
 * @returns both apps' settings, and whether any had to be made
 */
export async function secrets(base = path.join(root, 'apps')) {
  const cms = path.join(base, 'cms/.env');
  const web = path.join(base, 'web/.env');
  const known = { ...(await read(web)), ...(await read(cms)) };
  const madeForCms = await complete(cms, ofCms, (name) => known[name] ?? (name === 'APP_KEYS' ? `${secret()},${secret()}` : secret()));
  const ofBoth = await read(cms);
  const madeForWeb = await complete(web, shared, (name) => ofBoth[name] ?? secret());
  return { cms: ofBoth, web: await read(web), made: madeForCms || madeForWeb };
}
