/** @jest-environment node */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forgetAbsentPages } from './absent-pages';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'absent-pages-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function keep(name: string, meta: object, secondsAgo: number) {
  const stem = path.join(folder, name);
  await mkdir(`${stem}.segments`, { recursive: true });
  await writeFile(`${stem}.segments/_tree.segment.rsc`, '');
  for (const ending of ['.html', '.rsc']) await writeFile(stem + ending, '');
  await writeFile(`${stem}.meta`, JSON.stringify(meta));
  const moment = Date.now() / 1000 - secondsAgo;
  await utimes(`${stem}.meta`, moment, moment);
}

test('old 404 pages go with all their files; pages that exist and new 404 pages stay', async () => {
  await keep('en/news/made-up', { headers: {}, status: 404 }, 700);
  await keep('en/news/new', { headers: {}, status: 404 }, 10);
  await keep('en/news/real', { headers: {} }, 700);
  expect(await forgetAbsentPages(folder, Date.now() - 600_000)).toBe(1);
  const left = await readdir(path.join(folder, 'en/news'));
  expect(left.sort()).toEqual(['new.html', 'new.meta', 'new.rsc', 'new.segments', 'real.html', 'real.meta', 'real.rsc', 'real.segments']);
});

test('before the first page there is nothing to delete', async () => {
  expect(await forgetAbsentPages(path.join(folder, 'nothing'), Date.now())).toBe(0);
});
