/** @jest-environment node */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

test('what is no 404 page is read once, until another is in its place', async () => {
  const others = new Map<string, number>();
  const clear = () => forgetAbsentPages(folder, Date.now() - 600_000, others);
  await keep('en/news/real', { headers: {} }, 700);
  await clear();
  expect([...others.keys()]).toEqual(['en/news/real.meta']);
  const read = others.get('en/news/real.meta') ?? 0;
  await keep('en/news/real', { headers: {}, status: 404 }, 650);
  others.set('en/news/real.meta', (await stat(path.join(folder, 'en/news/real.meta'))).mtimeMs);
  expect(await clear()).toBe(0);
  others.set('en/news/real.meta', read);
  expect(await clear()).toBe(1);
  await clear();
  expect(others.size).toBe(0);
});
