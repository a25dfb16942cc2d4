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
  const template = 'first-start';
  const cmses = await Promise.all([startCms(), postgres.createDatabase(template).then((database) => startCms({ database }))]);
  const [sqlite, other] = cmses;
  await Promise.all(cmses.map((cms) => cms.stop()));
  await other.remove();
  announceFirstStart({ directory: sqlite.directory, postgresUrl: postgres.url, template });
  shared.sharedFirstStart = { postgres, directory: sqlite.directory };
}
