/**
 * What is on every page (the office's name, its settings), for pages that are rendered for each request: they are in no
 * page cache, and must neither ask the CMS each time nor fall with it.
 */
interface Kept {
  values: unknown;
  /** Milliseconds since 1970 from which on the CMS is asked again. */
  due: number;
  /** Counts changes: values read before one are not current after it. */
  change: number;
}

/** Milliseconds until kept values are read again, and until a failed read is repeated. */
const times = { again: 300_000, afterFailure: 5000 };

interface Store {
  kept: Map<string, Kept>;
  change: number;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: Store | undefined };
const key = Symbol.for('dpo.kept-values');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const store: Store = (shared[key] ??= { kept: new Map(), change: 0 });

/** Something has changed: kept values are read again when they are next wanted. */
export const staleKept = (): void => {
  store.change += 1;
};

/**
 * @param read asks the CMS; should it fail, values that were kept stay good
 * @throws what `read` throws, when nothing is kept
 */
export async function keptOr<T>(name: string, read: () => Promise<T>): Promise<T> {
  const kept = store.kept.get(name);
  const now = Date.now();
  const { change } = store;
  if (kept && kept.change === change && now < kept.due) return kept.values as T;
  try {
    const values = await read();
    store.kept.set(name, { values, due: now + times.again, change });
    return values;
  } catch (error) {
    if (!kept) throw error;
    store.kept.set(name, { ...kept, due: Date.now() + times.afterFailure, change });
    return kept.values as T;
  }
}
