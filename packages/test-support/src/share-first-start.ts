import { rm } from 'node:fs/promises';
import { startCms } from './cms';
import { announceFirstStart } from './first-start';
import { type OwnPostgres, startOwnPostgres } from './postgres';

interface Shared {
  postgres: OwnPostgres;
  directory: string;
}

/** Set-up and tear-down are loaded apart; the process is what they share. */
export const shared = globalThis as typeof globalThis & { sharedFirstStart?: Shared };

/**
 * Jest's global set-up of a run of many files: starts one PostgreSQL server, and the CMS once on each database. What that
 * leaves is copied for each file, which saves it half of a start and all of a server.
 */
export default async function shareFirstStart(): Promise<void> {
  const postgres = await startOwnPostgres();
  try {
    const template = 'first-start';
    const [directory, other] = await Promise.all([leaveBehind('sqlite'), postgres.createDatabase(template).then(leaveBehind)]);
    await rm(other, { recursive: true, force: true });
    announceFirstStart({ directory, postgresUrl: postgres.url, template });
    shared.sharedFirstStart = { postgres, directory };
  } catch (error) {
    // Jest tears down only what was set up.
    await postgres.stop();
    throw error;
  }
}

/** Starts the CMS once on an empty database. @returns its directory */
async function leaveBehind(database: string): Promise<string> {
  const cms = await startCms({ database });
  await cms.stop();
  return cms.directory;
}
