import { afterEach, beforeEach, expect, test } from '@jest/globals';
import createConnection, { type Knex } from 'knex';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyCms } from './cms-copy';

const connect = (directory: string) => createConnection({ client: 'better-sqlite3', connection: { filename: path.join(directory, 'data.db') }, useNullAsDefault: true });

let source: string;
let database: Knex;

beforeEach(async () => {
  source = await mkdtemp(path.join(tmpdir(), 'cms-source-'));
  database = connect(source);
  await database.schema.createTable('items', (table) => void table.string('title'));
  await database('items').insert({ title: 'kept' });
});

afterEach(async () => {
  await database.destroy();
  await rm(source, { recursive: true });
});

test('a CMS that is in the middle of a transaction is copied as it was before, without the journal', async () => {
  await mkdir(path.join(source, 'uploads'));
  await writeFile(path.join(source, 'uploads', 'a.txt'), 'a');
  const writing = await database.transaction();
  await writing('items').insert({ title: 'under way' });
  expect(await readdir(source)).toContain('data.db-journal');

  const copied = await copyCms(source);
  await writing.rollback();
  expect((await readdir(copied)).sort()).toEqual(['data.db', 'uploads']);
  expect(await readdir(path.join(copied, 'uploads'))).toEqual(['a.txt']);
  const copy = connect(copied);
  expect(await copy('items')).toEqual([{ title: 'kept' }]);
  await copy.destroy();
  await rm(copied, { recursive: true });
});
