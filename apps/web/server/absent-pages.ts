import { existsSync } from 'node:fs';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const metaEnding = '.meta';

const statusOf = (meta: string): unknown => (JSON.parse(meta) as { status?: unknown }).status;

/**
 * Deletes the 404 pages that Next has kept on disk. It keeps one, of about 40 kB, for every address that anybody makes
 * up, and never deletes any; an address asked for again is simply looked up again.
 * @param folder Next's cache of pages; one that does not exist yet has nothing to delete
 * @param before pages kept since this moment stay (milliseconds since 1970)
 * @param others when the pages were kept that are no 404 pages, so that none of them is read at each clearing
 * @returns how many were deleted
 */
export async function forgetAbsentPages(folder: string, before: number, others = new Map<string, number>()): Promise<number> {
  if (!existsSync(folder)) return 0;
  const files = new Set((await readdir(folder, { recursive: true })).filter((name) => name.endsWith(metaEnding)));
  for (const file of others.keys()) if (!files.has(file)) others.delete(file);
  let forgotten = 0;
  for (const file of files) {
    const meta = path.join(folder, file);
    const { mtimeMs } = await stat(meta);
    if (mtimeMs >= before || others.get(file) === mtimeMs) continue;
    if (statusOf(await readFile(meta, 'utf8')) !== 404) {
      others.set(file, mtimeMs);
      continue;
    }
    const stem = meta.slice(0, -metaEnding.length);
    await Promise.all(['.html', '.body', '.rsc', '.segments', metaEnding].map((ending) => rm(stem + ending, { recursive: true, force: true })));
    forgotten += 1;
  }
  return forgotten;
}
