/** A space that text has to fit. Lengths are pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Heights of type, the largest first; the last is used even when text must then be cut. */
  readonly sizes: readonly number[];
  /** From one line to the next, as a multiple of the height of type. */
  readonly leading: number;
  /** BCP 47; says where words end. */
  readonly language: string;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
}

/** @returns the width of a text as a multiple of the height of type */
export type Measure = (text: string) => number;

/** What a line cannot break within. */
interface Unit {
  readonly text: string;
  readonly afterSpace: boolean;
}

const ellipsis = '…';

/** Scripts written without spaces, where a line may end after each word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** What cannot begin a line, and what cannot end one (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end). */
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}…‥]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
const trailing = /[\p{P}\s]+$/u;

const graphemesOf = (text: string) => Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

function unitsOf(text: string, language: string): Unit[] {
  const units: { text: string; afterSpace: boolean }[] = [];
  let afterSpace = false;
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (segment.trim() === '') {
      afterSpace = true;
      continue;
    }
    const last = units.at(-1);
    const mayBreak = !last || afterSpace || (!closing.test(segment) && !opening.test(last.text) && (unspaced.test(segment) || unspaced.test(last.text) || /[-–—，、。]$/.test(last.text)));
    if (last && !mayBreak) last.text += segment;
    else units.push({ text: segment, afterSpace: afterSpace && units.length > 0 });
    afterSpace = false;
  }
  return units;
}

const joined = (units: readonly Unit[]) => units.map(({ text, afterSpace }, index) => (afterSpace && index > 0 ? ` ${text}` : text)).join('');

/** A unit that is wider than a line is broken between characters. */
function narrowed(units: readonly Unit[], width: number, measure: Measure): Unit[] {
  return units.flatMap((unit) => {
    if (measure(unit.text) <= width) return [unit];
    const parts: { text: string; afterSpace: boolean }[] = [];
    for (const text of graphemesOf(unit.text)) {
      const last = parts.at(-1);
      if (last && (closing.test(text) || opening.test(last.text))) last.text += text;
      else parts.push({ text, afterSpace: unit.afterSpace && !last });
    }
    return parts;
  });
}

/** @param width as a multiple of the height of type */
function linesOf(units: readonly Unit[], width: number, measure: Measure): Unit[][] {
  const lines: Unit[][] = [];
  let used = 0;
  for (const unit of narrowed(units, width, measure)) {
    const line = lines.at(-1);
    const space = unit.afterSpace ? measure(' ') : 0;
    const own = measure(unit.text);
    if (line && used + space + own <= width) {
      line.push(unit);
      used += space + own;
    } else {
      lines.push([unit]);
      used = own;
    }
  }
  return lines;
}

/** As many lines, but of like lengths: no last line of a single word. */
function balanced(units: readonly Unit[], width: number, measure: Measure): Unit[][] {
  const count = linesOf(units, width, measure).length;
  let wide = width;
  let narrow = Math.min(wide, Math.max(wide / 2, ...units.map(({ text }) => measure(text))));
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    if (linesOf(units, middle, measure).length > count) narrow = middle;
    else wide = middle;
  }
  return linesOf(units, wide, measure);
}

function cut(line: readonly Unit[], width: number, measure: Measure): string {
  for (let kept = line.length; kept > 0; kept -= 1) {
    const text = joined(line.slice(0, kept)).replace(trailing, '') + ellipsis;
    if (measure(text) <= width) return text;
  }
  const characters = graphemesOf(joined(line));
  while (characters.length > 0 && measure(characters.join('') + ellipsis) > width) characters.pop();
  return characters.join('').replace(trailing, '') + ellipsis;
}

/** The widths of words are asked for again and again. */
function remembered(measure: Measure): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? measure(text);
    known.set(text, width);
    return width;
  };
}

/**
 * Sets a text in the largest type in which it fits; what does not fit in the smallest is cut after a word.
 * Spaces and line breaks of the text count as one space.
 * @returns no lines for a text without characters
 */
export function fitted(text: string, { width, height, sizes, leading, language }: Room, widthOf: Measure): Fitted {
  const measure = remembered(widthOf);
  const units = unitsOf(text, language);
  const mostAt = (size: number) => Math.max(1, Math.floor(height / (size * leading)));
  for (const size of sizes) {
    const lines = linesOf(units, width / size, measure);
    // A word that is broken is a reason to try smaller type.
    if (lines.length <= mostAt(size) && units.every((unit) => measure(unit.text) <= width / size))
      return { size, lines: balanced(units, width / size, measure).map(joined) };
  }
  const size = sizes.at(-1) ?? 1;
  const lines = linesOf(units, width / size, measure);
  const most = mostAt(size);
  if (lines.length <= most) return { size, lines: lines.map(joined) };
  return { size, lines: [...lines.slice(0, most - 1).map(joined), cut(lines.slice(most - 1, most + 1).flat(), width / size, measure)] };
}
