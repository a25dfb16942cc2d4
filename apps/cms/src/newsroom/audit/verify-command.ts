import path from 'node:path';
import { parseArgs } from 'node:util';
import createConnection, { type Knex } from 'knex';
import { verify } from './ledger';

const usage = `Usage: audit:verify [--expect <number>:<hash>]

  --expect   this entry, as it was written elsewhere, has to be there still`;

interface Surroundings {
  environment: NodeJS.ProcessEnv;
  /** The CMS's own folder: a database file is named from there. */
  appDir: string;
  say(sentence: string): void;
}

function connect({ DATABASE_URL, DATABASE_FILENAME = '.tmp/data.db' }: NodeJS.ProcessEnv, appDir: string): Knex {
  if (DATABASE_URL) return createConnection({ client: 'pg', connection: DATABASE_URL });
  return createConnection({ client: 'better-sqlite3', connection: { filename: path.resolve(appDir, DATABASE_FILENAME) }, useNullAsDefault: true });
}

/** @returns the entry that has to be there, `undefined` when none is named, or `null` when it cannot be understood */
function expectedIn(args: readonly string[]): { sequence: number; hash: string } | undefined | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { expect: { type: 'string' } } });
    if (values.expect === undefined) return undefined;
    const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(values.expect) ?? [];
    return sequence && hash ? { sequence: Number(sequence), hash } : null;
  } catch {
    return null;
  }
}

/**
 * Follows the audit's chain in the database that the settings name, beside a running CMS or without one.
 * @returns the exit code: 0 for an unbroken chain, 1 for a broken one, 2 for a wrong call
 * @throws {Error} when the database cannot be read
 */
export async function verifyCommand(args: readonly string[], { environment, appDir, say }: Surroundings): Promise<number> {
  const expected = expectedIn(args);
  if (expected === null) {
    say(usage);
    return 2;
  }
  const connection = connect(environment, appDir);
  try {
    const { count, last, broken } = await verify(connection, expected);
    if (broken) say(`${count} entries read. The audit is broken at entry ${broken.sequence}: ${broken.why}.`);
    else say(`${count} entries, one unbroken chain.${last ? ` The last is ${last.sequence}:${last.hash}` : ''}`);
    return broken ? 1 : 0;
  } finally {
    await connection.destroy();
  }
}
