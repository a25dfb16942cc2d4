/**
 * Follows the audit's chain in the database that the settings name. Ends with 1 when it is broken, with 2 when that
 * cannot be told. Needs the CMS's build.
 */
import path from 'node:path';
import createConnection from 'knex';
import { verify } from '../dist/src/newsroom/audit/ledger.js';

const app = path.resolve(import.meta.dirname, '..');
const { DATABASE_URL, DATABASE_FILENAME = '.tmp/data.db' } = process.env;

/** @param {readonly string[]} args */
function expectedIn(args) {
  if (args.length === 0) return undefined;
  const [, sequence, hash] = /^--expect[= ](\d+):([0-9a-f]{64})$/.exec(args.join(' ')) ?? [];
  if (!sequence || !hash) throw new Error('Usage: audit:verify [--expect <number>:<hash>]');
  return { sequence: Number(sequence), hash };
}

/** @returns the exit code @param {readonly string[]} args */
async function main(args) {
  const expected = expectedIn(args);
  const connection = DATABASE_URL
    ? createConnection({ client: 'pg', connection: DATABASE_URL })
    : createConnection({ client: 'better-sqlite3', connection: { filename: path.resolve(app, DATABASE_FILENAME) }, useNullAsDefault: true });
  try {
    const { count, last, broken } = await verify(connection, expected);
    if (broken) {
      console.error(`${count} entries read. The audit is broken at entry ${broken.sequence}: ${broken.why}.`);
      return 1;
    }
    console.log(`${count} entries, one unbroken chain.${last ? ` The last is ${last.sequence}:${last.hash}` : ''}`);
    return 0;
  } finally {
    await connection.destroy();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2).filter((argument) => argument !== '--'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
