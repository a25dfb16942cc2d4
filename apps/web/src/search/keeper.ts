import { type AnyEntry, type Change, type Client, type LocaleCode, type SearchedValues, entries, isListed, localeCodes, localeOfCode, searchedText } from '@dpo/content';
import type { SearchDocument, SearchIndex } from './search-index';

/** What is read of the CMS. */
export type Source = Pick<Client, 'readSearched' | 'readVersions'>;

const searched: readonly AnyEntry[] = entries.filter(({ search }) => search !== null);

/** Milliseconds that indexing may take before requests get their turn. */
const slice = 8;

/** Entries of one answer that may be new or changed before they are read together instead of one by one. */
const few = 5;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const keyOf = (type: string, documentId: string) => `${type}:${documentId}`;

/** A version of a document that is published. */
interface Published {
  readonly document: SearchDocument;
  /** Whether readers are led to it. One that was withdrawn is kept too: it is no reason to find the other language's. */
  readonly isListed: boolean;
}

function documentOf(entry: AnyEntry, values: SearchedValues): SearchDocument | null {
  const text = searchedText(entry, values);
  const slug = typeof values.slug === 'string' ? values.slug : '';
  const href = entry.href(localeOfCode(values.locale).segment, slug);
  if (!text || href === null) return null;
  const { documentId, locale, updatedAt } = values;
  return { id: keyOf(entry.type, documentId), type: entry.type, locale, href, updatedAt, ...text };
}

/** What is found out while all that is published is looked through: by language and document, and by document. */
interface Look {
  seen: Set<string>;
  read: Set<string>;
  isFirst: boolean;
}

/**
 * Keeps an index for each language as the CMS is. What is published in one language only is in the other's index too:
 * its readers are told, and led to it. What was withdrawn in the language in which readers would get it is in no index.
 */
export function createKeeper(source: Source, indexes: Readonly<Record<LocaleCode, SearchIndex>>) {
  const versions = new Map<string, Partial<Record<LocaleCode, Published>>>();
  /** Documents that may have changed, and have not been read since. */
  const pending = new Map<string, { entry: AnyEntry; documentId: string }>();
  /** Documents that were told of while all are being looked through: what was read of them before may be old. */
  let told = new Set<string>();
  let sliceBegan = performance.now();

  function show(id: string) {
    const published = versions.get(id) ?? {};
    const any = localeCodes.map((code) => published[code]).find((version) => version !== undefined);
    for (const code of localeCodes) {
      const version = published[code] ?? any;
      if (version?.isListed) indexes[code].put(version.document);
      else indexes[code].remove(id);
    }
    if (!any) versions.delete(id);
  }

  function take(entry: AnyEntry, documentId: string, locale: LocaleCode, values: SearchedValues | undefined) {
    const id = keyOf(entry.type, documentId);
    const document = values ? documentOf(entry, values) : null;
    const { [locale]: _, ...others } = versions.get(id) ?? {};
    versions.set(id, values && document ? { ...others, [locale]: { document, isListed: isListed(values) } } : others);
  }

  /** Lets requests have their turn when indexing has gone on long enough. */
  async function breathe() {
    if (performance.now() - sliceBegan < slice) return;
    await nextTurn();
    sliceBegan = performance.now();
  }

  async function readOne({ entry, documentId }: { entry: AnyEntry; documentId: string }) {
    const read = await Promise.all(localeCodes.map(async (locale) => ({ locale, ...(await source.readSearched(entry, { locale, documentId })) })));
    for (const { locale, items } of read) take(entry, documentId, locale, items.find((values) => values.documentId === documentId));
    show(keyOf(entry.type, documentId));
  }

  let draining: Promise<void> | null = null;

  async function drain() {
    for (const [id, one] of pending) {
      pending.delete(id);
      try {
        await readOne(one);
      } catch (error) {
        pending.set(id, one);
        throw error;
      }
      await breathe();
    }
  }

  /**
   * Reads the documents again that may have changed, one after the other, so that the last word is the newest.
   * @throws {ContentError} when the CMS cannot tell; they then stay to be read
   */
  function catchUp(): Promise<void> {
    draining ??= drain().finally(() => {
      draining = null;
    });
    return draining;
  }

  function note(entry: AnyEntry, documentId: string) {
    pending.set(keyOf(entry.type, documentId), { entry, documentId });
  }

  /**
   * One page of the entries of a type in a language.
   * @param look `seen` gets what is there, `read` what was read anew; it is not shown yet
   * @returns how many pages there are
   */
  async function lookThroughPage(entry: AnyEntry, locale: LocaleCode, page: number, { seen, read, isFirst }: Look): Promise<number> {
    // At first all of it is new.
    if (!isFirst) {
      const { items, pageCount } = await source.readVersions(entry, { locale, page });
      const changed = items.filter(({ documentId, updatedAt }) => versions.get(keyOf(entry.type, documentId))?.[locale]?.document.updatedAt !== updatedAt);
      for (const { documentId } of items) seen.add(`${locale} ${keyOf(entry.type, documentId)}`);
      if (changed.length <= few) {
        for (const { documentId } of changed) note(entry, documentId);
        return pageCount;
      }
    }
    const { items, pageCount } = await source.readSearched(entry, { locale, page });
    for (const values of items) {
      const id = keyOf(entry.type, values.documentId);
      seen.add(`${locale} ${id}`);
      if (told.has(id)) continue;
      take(entry, values.documentId, locale, values);
      read.add(id);
      await breathe();
    }
    return pageCount;
  }

  async function lookThroughAll() {
    told = new Set();
    const seen = new Set<string>();
    const isFirst = versions.size === 0;
    for (const entry of searched) {
      const read = new Set<string>();
      const looks = await Promise.allSettled(localeCodes.map(async (locale) => {
        for (let page = 1, pageCount = 1; page <= pageCount; page += 1) pageCount = await lookThroughPage(entry, locale, page, { seen, read, isFirst });
      }));
      // Not before both have ended: what one still read would come over what the next look through reads.
      for (const look of looks) if (look.status === 'rejected') throw look.reason;
      // Not before all languages are known: else one would stand in for the other, and be taken out again.
      for (const id of read) {
        show(id);
        await breathe();
      }
    }
    for (const [id, published] of versions) {
      const isGone = localeCodes.some((code) => published[code] && !seen.has(`${code} ${id}`));
      const entry = searched.find(({ type }) => id.startsWith(`${type}:`));
      if (isGone && entry) note(entry, id.slice(entry.type.length + 1));
    }
    await catchUp();
  }

  let looking: Promise<void> | null = null;

  return {
    /**
     * Brings the indexes up to all that is published: fills them at the start, later reads again only what is not as it
     * was. Whoever asks while it goes on waits for the same.
     * @throws {ContentError} when the CMS cannot tell; what was read until then stays
     */
    lookThrough(): Promise<void> {
      looking ??= lookThroughAll().finally(() => {
        looking = null;
      });
      return looking;
    },

    catchUp,

    /** Whether documents wait to be read again. */
    isBehind: (): boolean => pending.size > 0,

    /** Takes note of a delivery's changes; {@link catchUp} reads them. */
    changed(changes: readonly Pick<Change, 'type' | 'documentId'>[]): void {
      for (const { type, documentId } of changes) {
        const entry = searched.find((candidate) => candidate.type === type);
        if (!entry) continue;
        told.add(keyOf(type, documentId));
        note(entry, documentId);
      }
    },
  };
}
