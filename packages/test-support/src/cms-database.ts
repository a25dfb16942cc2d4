import path from 'node:path';
import createConnection, { type Knex } from 'knex';

/**
 * Changes the SQLite file of a running CMS behind its back: as time would that a test does not wait for.
 * @param directory the CMS's
 */
export async function inDatabaseOf<T>(directory: string, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = createConnection({ client: 'better-sqlite3', connection: { filename: path.join(directory, 'data.db') }, useNullAsDefault: true });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
