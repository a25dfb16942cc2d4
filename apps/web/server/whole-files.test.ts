/** @jest-environment node */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import FileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods';
import type { CachedRouteValue } from 'next/dist/server/response-cache';
import { keepFilesWhole } from './whole-files';

const original = nodeFs.writeFile;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'whole-files-'));
  await keepFilesWhole(path.join(folder, 'nothing'));
});

afterEach(async () => {
  nodeFs.writeFile = original;
  await rm(folder, { recursive: true });
});

/** Keeps an answer as Next does. */
async function keep(body: string) {
  const cache = new FileSystemCache({ fs: nodeFs, flushToDisk: true, serverDistDir: folder, revalidatedTags: [], _requestHeaders: {} });
  // The kinds are an enumeration of constants, which a file compiled by itself cannot look into.
  const page = { kind: 'APP_ROUTE', body: Buffer.from(body), headers: {}, status: 200 } as unknown as CachedRouteValue;
  await cache.set('/en/feed', page, { isFallback: false });
}

test('A page that is made anew never is half a file: its files are put in the place of the earlier ones', async () => {
  await keep('earlier');
  const files = ['feed.body', 'feed.meta'].map((name) => path.join(folder, 'app/en', name));
  const placesOf = () => Promise.all(files.map(async (file) => (await stat(file)).ino));
  const earlier = await placesOf();
  await keep('later');
  for (const [index, place] of (await placesOf()).entries()) expect(place).not.toBe(earlier[index]);
  expect(await readFile(files[0] ?? '', 'utf8')).toBe('later');
  expect(await readdir(path.join(folder, 'app/en'))).toHaveLength(files.length);
});

test('A file that cannot be put in its place leaves nothing beside it', async () => {
  await mkdir(path.join(folder, 'taken'));
  await expect(nodeFs.writeFile(path.join(folder, 'taken'), 'a page')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});

test('What a process that was killed had not written to its end is deleted', async () => {
  await keep('whole');
  await writeFile(path.join(folder, 'app/en/feed.body.1.tmp'), 'ha');
  await keepFilesWhole(folder);
  expect((await readdir(path.join(folder, 'app/en'))).sort()).toEqual(['feed.body', 'feed.meta']);
});
