export interface Part {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this many comparisons (words of one text times words of the other) a text counts as rewritten. */
const mostComparisons = 4_000_000;

/** Words of either script: Latin words and spaces as they are, Chinese by the words that ICU's dictionary finds. */
const segmenter = new Intl.Segmenter('zh-Hant-HK', { granularity: 'word' });
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** How many items two lists have in common from each place onwards (longest common subsequence). */
function commonFrom<T>(a: readonly T[], b: readonly T[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

export type Step<T> = { kind: 'same' | 'removed' | 'added'; item: T };

/** @returns the shortest way from one list to the other, item by item; what goes stands before what comes */
export function stepsBetween<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  if (before.length * after.length > mostComparisons)
    return [...before.map((item) => ({ kind: 'removed', item }) as const), ...after.map((item) => ({ kind: 'added', item }) as const)];
  const common = commonFrom(before, after);
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]];
    if (i < before.length && j < after.length && old === now) {
      steps.push({ kind: 'same', item: old as T });
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || common(i + 1, j) >= common(i, j + 1))) {
      steps.push({ kind: 'removed', item: old as T });
      i += 1;
    } else {
      steps.push({ kind: 'added', item: now as T });
      j += 1;
    }
  }
  return steps;
}

/**
 * Neighbours of one kind become one part; between two same words, all that went stands before all that came. A space
 * between changed words belongs to the change: a sentence written anew is one change, not as many as it has words.
 */
function joined(steps: readonly Step<string>[]): Part[] {
  const parts: Part[] = [];
  let [removed, added, space] = ['', '', ''];
  const stay = (text: string) => {
    const last = parts.at(-1);
    if (last?.kind === 'same') last.text += text;
    else if (text) parts.push({ kind: 'same', text });
  };
  const flush = () => {
    if (removed) parts.push({ kind: 'removed', text: removed });
    if (added) parts.push({ kind: 'added', text: added });
    if (space) stay(space);
    [removed, added, space] = ['', '', ''];
  };
  for (const { kind, item } of steps) {
    if (kind === 'same') {
      if ((removed || added) && item.trim() === '') space += item;
      else {
        flush();
        stay(item);
      }
      continue;
    }
    if (space) [removed, added, space] = [removed + space, added + space, ''];
    if (kind === 'removed') removed += item;
    else added += item;
  }
  flush();
  return parts;
}

/** @returns both texts as one: what stayed, what went, what came, word by word, in Latin and in Chinese script */
export function wordChanges(before: string, after: string): Part[] {
  return joined(stepsBetween(wordsOf(before), wordsOf(after)));
}
