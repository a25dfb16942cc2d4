import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where a site that runs on the build itself, as `npm start` does, keeps the pages that it has made. */
const renderedPages = path.join('apps', 'web', '.next', 'server', 'route-cache');

/**
 * The site keeps rendered pages beside its own files, so each web under test gets a copy that no other has written to.
 * @param built the site's standalone build
 * @returns the directory of the copy; whoever asks for it deletes it
 */
export async function copyOfBuild(built: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'web-'));
  await cp(built, directory, { recursive: true, verbatimSymlinks: true, filter: (file) => path.relative(built, file) !== renderedPages });
  return directory;
}
