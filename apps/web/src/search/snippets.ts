import type { LocaleCode } from '@dpo/content';
import { foldWithPlaces } from './fold';
import type { Part } from './search-index';
import { type Unit, isAmong, wordsIn } from './terms';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What to look for again in a text that matched. */
export interface Sought {
  readonly units: readonly Unit[];
  /** The index's terms that matched. */
  readonly terms: ReadonlySet<string>;
}

function* placesOf(text: string, folded: string): Generator<Range> {
  for (let start = folded.indexOf(text); start !== -1; start = folded.indexOf(text, start + text.length)) yield { start, end: start + text.length };
}

function hanRanges(folded: string, { units }: Sought): Range[] {
  return units.flatMap((unit) => {
    if (unit.kind !== 'han') return [];
    const whole = [...placesOf(unit.text, folded)];
    return whole.length > 0 ? whole : unit.pairs.flatMap((pair) => [...placesOf(pair, folded)]);
  });
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}

/** @returns where in a text that stands what was looked for, in order */
export function rangesIn(text: string, sought: Sought): Range[] {
  const { folded, starts, ends } = foldWithPlaces(text);
  const words = wordsIn(folded).filter((word) => isAmong(sought.terms, word.text));
  return joined([...words, ...hanRanges(folded, sought)]).map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length }));
}

function partsOf(text: string, ranges: readonly Range[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of ranges) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return parts;
}

/** @returns a text with what was looked for marked */
export const marked = (text: string, sought: Sought): Part[] => partsOf(text, rangesIn(text, sought));

/** Of a snippet: Chinese characters count twice, being twice as wide. */
const width = { whole: 220, before: 60 };

const isWide = (character: string) => character >= '\u2e80';

/** @returns the width of a text up to each of its UTF-16 units */
function widthsOf(text: string): number[] {
  const widths = [0];
  for (const character of text) {
    const sum = (widths.at(-1) ?? 0) + (isWide(character) ? 2 : 1);
    for (let unit = 0; unit < character.length; unit += 1) widths.push(sum);
  }
  return widths;
}

/** Where words end in a text; cutting there never parts a character either. */
function boundariesOf(text: string, locale: LocaleCode): number[] {
  const starts = Array.from(new Intl.Segmenter(locale, { granularity: 'word' }).segment(text), ({ index }) => index);
  return [...starts, text.length];
}

/** Characters of a text that are looked at for a snippet, before its first place and from it on. */
const reach = { before: 80, after: 260 };

/** @returns a place in a text that is not within a character of two units */
const unparted = (text: string, at: number) => (/^[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

/** @returns the piece of a text around the first place of what was looked for, from word to word, with "…" where it was cut */
function cut(text: string, ranges: readonly Range[], locale: LocaleCode): Part[] {
  const first = ranges[0]?.start ?? 0;
  const offset = unparted(text, Math.max(0, first - reach.before));
  const near = text.slice(offset, unparted(text, first + reach.after));
  const boundaries = boundariesOf(near, locale);
  const widths = widthsOf(near);
  const widthFrom = (from: number, to: number) => (widths[to] ?? 0) - (widths[from] ?? 0);
  const start = boundaries.find((boundary) => near[boundary] !== ' ' && boundary <= first - offset && widthFrom(boundary, first - offset) <= width.before) ?? 0;
  const isWhole = offset === 0 && widthFrom(0, first) <= width.before;
  const from = isWhole ? 0 : start;
  const to = boundaries.findLast((boundary) => boundary > from && widthFrom(from, boundary) <= width.whole) ?? near.length;
  const piece = near.slice(from, to);
  const inside = ranges
    .map((range) => ({ start: range.start - offset - from, end: range.end - offset - from }))
    .filter((range) => range.start >= 0 && range.end <= piece.length);
  const ellipsis = { text: '…', marked: false };
  const isEnd = offset + to >= text.length;
  return [...(offset + from > 0 ? [ellipsis] : []), ...partsOf(piece.trimEnd(), inside), ...(isEnd ? [] : [ellipsis])];
}

/** @returns what a result shows of its document: the summary where it has what was looked for, else the place in the body */
export function snippetOf({ summary, body, locale }: { summary: string; body: string; locale: LocaleCode }, sought: Sought): Part[] {
  const texts = [summary, body].map((text) => text.replace(/\s/g, ' '));
  for (const text of texts) {
    const ranges = rangesIn(text, sought);
    if (ranges.length > 0) return cut(text, ranges, locale);
  }
  return cut(texts.find((text) => text !== '') ?? '', [], locale);
}
