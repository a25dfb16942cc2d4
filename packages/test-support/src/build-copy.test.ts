import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { copyOfBuild } from './build-copy';

test('regression: a site under test has no page of a site that ran on the build before', async () => {
  const built = await mkdtemp(path.join(tmpdir(), 'built-'));
  const server = 'apps/web/.next/server';
  for (const file of [`${server}/route-cache/APP_PAGE/en/news.html`, `${server}/app/_not-found.html`, 'apps/web/main.js']) {
    await mkdir(path.dirname(path.join(built, file)), { recursive: true });
    await writeFile(path.join(built, file), '');
  }
  const copy = await copyOfBuild(built);
  expect(await readdir(path.join(copy, server))).toEqual(['app']);
  expect(await readdir(path.join(copy, 'apps/web'))).toEqual(expect.arrayContaining(['.next', 'main.js']));
  for (const directory of [built, copy]) await rm(directory, { recursive: true });
});
