import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods';

/** How the name of a file ends that is not written to its end yet. */
const unfinished = '.tmp';

/** Writes a file beside its place and puts it there when it is whole: whoever is killed meanwhile leaves the earlier one. */
async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID()}${unfinished}`;
  try {
    await writeFile(beside, data);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Has Next keep each file of a page whole, and deletes what a process that was killed did not write to its end. Next
 * empties a file before it writes it: a process killed between the two, or without room on the disk, had lost the page, and
 * with the CMS down readers got none (`docs/decisions/2026-11-26-pages-kept-whole.md`).
 * @param folder Next's cache of pages, which need not exist yet; no other process may write to it
 */
export async function keepFilesWhole(folder: string): Promise<void> {
  nodeFs.writeFile = writeWhole;
  if (!existsSync(folder)) return;
  const left = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(unfinished));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { force: true })));
}
