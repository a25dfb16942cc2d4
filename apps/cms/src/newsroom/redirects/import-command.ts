import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createStrapi } from '@strapi/strapi';
import { readSettings } from '../../env';
import { createOutbox } from '../delivery/outbox';
import { type ImportedLine, importRedirects } from './import-redirects';
import { type RedirectLine, UnreadableFile, readRedirectLines } from './redirect-lines';

const usage = `Usage: redirects:import <file.csv> [--dry-run]

  The first line of the file names the columns "from" and "to"; each other line is one redirect.
  --dry-run   only says what would become of each line`;

const sentenceFor = ({ line, outcome, redirect: { from, to }, reason }: ImportedLine) =>
  `line ${line}: ${outcome}  ${from} -> ${to}${reason === undefined ? '' : `\n    ${reason}`}`;

interface Surroundings {
  environment: NodeJS.ProcessEnv;
  /** The CMS's own folder, where it was built. */
  appDir: string;
  /** Where the operator stands: files are named from there. */
  from: string;
  say(sentence: string): void;
}

/**
 * Takes redirects from a CSV file, beside a running CMS or without one.
 * @returns the exit code: 0 when every line held, 1 when some were refused or the file cannot be read, 2 for a wrong call
 */
export async function importCommand(args: readonly string[], { environment, appDir, from, say }: Surroundings): Promise<number> {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    say(usage);
    return 2;
  }
  const lines = await linesOf(path.resolve(from, file));
  if (typeof lines === 'string') {
    say(lines);
    return 1;
  }
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  try {
    const dryRun = values['dry-run'];
    const { webUrls, siteUrl } = readSettings(environment);
    const results = await importRedirects(strapi, lines, { dryRun, outbox: createOutbox(strapi), targets: webUrls, siteUrl });
    for (const result of results) say(sentenceFor(result));
    const count = (wanted: ImportedLine['outcome']) => results.filter(({ outcome }) => outcome === wanted).length;
    say(`${count('added')} added, ${count('changed')} changed, ${count('unchanged')} unchanged, ${count('refused')} refused.${dryRun ? ' Nothing was written: this was a dry run.' : ''}`);
    return count('refused') === 0 ? 0 : 1;
  } finally {
    await strapi.destroy();
  }
}

/** @returns the lines of the file, or why there are none */
async function linesOf(file: string): Promise<RedirectLine[] | string> {
  try {
    return readRedirectLines(await readFile(file));
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return `There is no file ${file}.`;
    throw error;
  }
}
