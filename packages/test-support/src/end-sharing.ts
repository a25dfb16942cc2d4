import { rm } from 'node:fs/promises';
import { shared } from './share-first-start';

/** Jest's global tear-down: deletes what was shared. */
export default async function endSharing(): Promise<void> {
  const { sharedFirstStart } = shared;
  if (!sharedFirstStart) return;
  await sharedFirstStart.postgres.stop();
  await rm(sharedFirstStart.directory, { recursive: true, force: true });
}
