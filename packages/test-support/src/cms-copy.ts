import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import createConnection from 'knex';

/** @returns a directory of its own with the database, as it is at one moment, and the uploads of a CMS that may be writing */
export async function copyCms(cmsDirectory: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'cms-'));
  // Beside the database lies its journal now and then: a copy of the files would miss what is under way, or the file itself.
  await cp(cmsDirectory, directory, { recursive: true, filter: (file) => !path.basename(file).startsWith('data.db') });
  const database = createConnection({ client: 'better-sqlite3', connection: { filename: path.join(cmsDirectory, 'data.db') }, useNullAsDefault: true });
  try {
    await database.raw('vacuum into ?', [path.join(directory, 'data.db')]);
  } finally {
    await database.destroy();
  }
  return directory;
}
