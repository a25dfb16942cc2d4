/** @returns when the newest of these was last changed, or `null` when there are none */
export const newestRevision = (entries: readonly ({ updatedAt: string } | null)[]): string | null =>
  entries.reduce<string | null>((newest, entry) => (entry && (newest === null || entry.updatedAt > newest) ? entry.updatedAt : newest), null);
