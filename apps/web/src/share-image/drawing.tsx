import type { Locale } from '@dpo/content';
import type { ReactElement } from 'react';
import { wordmark } from '@/ui/site-header/wordmark';
import { imageSize } from './address';
import { type Fitted, type Room, fitted } from './fitting';
import type { Typesetter } from './fonts';

/** What the picture says. */
export interface ShareImage {
  locale: Locale;
  /** Beside the mark: the office; the government where the title is the office's name. */
  name: string;
  title: string;
  /** In one line under the title, such as a category and a day. */
  facts: readonly string[];
}

/** Of `ui/tokens.css`, which a drawing cannot read; a test holds them together. */
export const colours = { '--band': '#0a3544', '--band-ink': '#fff', '--band-ink-soft': '#cfe0e6', '--band-line': '#3c6372', '--band-mark': '#5fc9bd' } as const;

const edge = 84;
const inner = imageSize.width - 2 * edge;
const markScale = 1.6;
const nameStart = edge + wordmark.width * markScale + 26;
const header = 104;
const factsLine = imageSize.height - 84;

const leadings: Readonly<Record<Locale['code'], number>> = { en: 1.2, 'zh-Hant-HK': 1.32 };

interface Block {
  text: Fitted;
  leading: number;
  x: number;
  /** The middle of the block. */
  middle: number;
  fill: string;
}

function linesOf({ text: { lines, size }, leading, x, middle, fill }: Block, { glyphs }: Typesetter): ReactElement[] {
  const top = middle - (lines.length * size * leading) / 2;
  return lines.map((line, index) => {
    // Letters look centred when the middle of a capital, and of a Han character, is in the middle of its line.
    const baseline = top + (index + 0.5) * size * leading + 0.37 * size;
    return (
      <g key={`${index} ${line}`} fill={fill} transform={`translate(${x} ${baseline}) scale(${size} ${-size})`}>
        {glyphs(line).map(({ x: along, y: above, scale, outline }, order) => (
          <path key={`${order} ${along}`} d={outline} transform={`translate(${along} ${above}) scale(${scale})`} />
        ))}
      </g>
    );
  });
}

const mark = (x: number, y: number, scale: number, fill: string, opacity: number) => (
  <g key={`mark ${scale}`} fill={fill} fillOpacity={opacity} transform={`translate(${x} ${y}) scale(${scale})`}>
    {wordmark.bars.map((bar) => <rect key={`${bar.x} ${bar.y}`} {...bar} />)}
  </g>
);

/** @returns the picture, as a drawing without a font: each letter is an outline */
export function drawing({ locale: { code }, name, title, facts }: ShareImage, typesetter: Typesetter): ReactElement {
  const leading = leadings[code];
  const room = (place: Pick<Room, 'width' | 'height' | 'sizes'>): Room => ({ ...place, leading, language: code });
  const top = header + 70;
  const bottom = facts.length > 0 ? factsLine - 44 : imageSize.height - edge;
  const blocks: Block[] = [
    { text: fitted(name, room({ width: imageSize.width - edge - nameStart, height: 84, sizes: [36, 32, 28] }), typesetter.width), leading, x: nameStart, middle: header, fill: colours['--band-ink'] },
    { text: fitted(title, room({ width: inner, height: bottom - top, sizes: [80, 72, 64, 58, 52, 46] }), typesetter.width), leading, x: edge, middle: (top + bottom) / 2, fill: colours['--band-ink'] },
    { text: fitted(facts.join('  ·  '), room({ width: inner, height: 50, sizes: [32, 28] }), typesetter.width), leading, x: edge, middle: factsLine, fill: colours['--band-ink-soft'] },
  ];
  return (
    <svg {...imageSize} viewBox={`0 0 ${imageSize.width} ${imageSize.height}`}>
      <rect {...imageSize} fill={colours['--band']} />
      {mark(730, 168, 11.5, colours['--band-line'], 0.28)}
      {mark(edge, header - (wordmark.height * markScale) / 2, markScale, colours['--band-mark'], 1)}
      {blocks.flatMap((block) => linesOf(block, typesetter))}
    </svg>
  );
}
