/** How often a term stands in the title, the summary and the body of a document. */
export type Counts = readonly [title: number, summary: number, body: number];

const places = [{ shift: 0, most: 3 }, { shift: 2, most: 7 }, { shift: 5, most: 127 }] as const;
const documentShift = 12;
export const mostDocuments = 2 ** (32 - documentShift);

/** Entries are kept in blocks, so that growing never copies what is there. */
const blockBits = 17;
const blockSize = 2 ** blockBits;

function pack(document: number, counts: Counts): number {
  let entry = document << documentShift;
  for (const field of [0, 1, 2] as const) entry |= Math.min(counts[field], places[field].most) << places[field].shift;
  return entry >>> 0;
}

/** @param field 0 the title, 1 the summary, 2 the body */
export function countIn(entry: number, field: 0 | 1 | 2): number {
  const { shift, most } = places[field];
  return (entry >>> shift) & most;
}

export const documentIn = (entry: number): number => entry >>> documentShift;

/**
 * Which documents have a term, and where, in eight bytes for each: an entry, and the number of the next entry of the same
 * term. Objects and maps for the same would take ten times as much, and the collector would look at each again and again.
 */
export function createPostings() {
  /** An entry and the number of the next one side by side: memory is fetched in pieces. */
  const blocks: Uint32Array[] = [];
  /** By term: its first entry. 0 is none. */
  const heads: number[] = [];
  /** By term and field: how many documents have it there. */
  const having: number[] = [];
  let used = 1;
  let free = 0;

  const placeOf = (node: number) => (node & (blockSize - 1)) * 2;
  const entryOf = (node: number) => blocks[node >>> blockBits]?.[placeOf(node)] ?? 0;
  const nextOf = (node: number) => blocks[node >>> blockBits]?.[placeOf(node) + 1] ?? 0;

  function write(node: number, offset: 0 | 1, value: number) {
    const block = blocks[node >>> blockBits];
    if (block) block[placeOf(node) + offset] = value;
  }

  const link = (node: number, next: number) => write(node, 1, next);

  function note(term: number, entry: number, change: 1 | -1) {
    for (const field of [0, 1, 2] as const) having[term * 3 + field] = (having[term * 3 + field] ?? 0) + (countIn(entry, field) > 0 ? change : 0);
  }

  function takeNode(): number {
    if (free !== 0) {
      const node = free;
      free = nextOf(node);
      return node;
    }
    if (used >>> blockBits >= blocks.length) blocks.push(new Uint32Array(blockSize * 2));
    used += 1;
    return used - 1;
  }

  return {
    add(term: number, document: number, counts: Counts): void {
      const node = takeNode();
      const entry = pack(document, counts);
      write(node, 0, entry);
      note(term, entry, 1);
      link(node, heads[term] ?? 0);
      heads[term] = node;
    },

    remove(term: number, document: number): void {
      let before = 0;
      for (let node = heads[term] ?? 0; node !== 0; before = node, node = nextOf(node)) {
        if (documentIn(entryOf(node)) !== document) continue;
        note(term, entryOf(node), -1);
        if (before === 0) heads[term] = nextOf(node);
        else link(before, nextOf(node));
        link(node, free);
        free = node;
        return;
      }
    },

    /** Calls back with each entry of a term. */
    each(term: number, take: (entry: number) => void): void {
      let node = heads[term] ?? 0;
      while (node !== 0) {
        const block = blocks[node >>> blockBits];
        const place = placeOf(node);
        take(block?.[place] ?? 0);
        node = block?.[place + 1] ?? 0;
      }
    },

    has: (term: number): boolean => (heads[term] ?? 0) !== 0,

    /** @returns how many documents have a term in a field */
    having: (term: number, field: 0 | 1 | 2): number => having[term * 3 + field] ?? 0,
  };
}
