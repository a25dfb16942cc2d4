import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Fonts in the order in which they are asked for a character: the forms of Hong Kong with the supplementary character
 * set, the other alphabets of Europe, pictographs, and the simplified characters of the mainland. All of one weight.
 */
const files = [
  'noto-sans-hk/500Medium/NotoSansHK_500Medium.ttf',
  'noto-sans/500Medium/NotoSans_500Medium.ttf',
  'noto-emoji/500Medium/NotoEmoji_500Medium.ttf',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
] as const;

/**
 * The server and the development server both run in the folder of this app, and both find its packages there. The build
 * is told of these files in `next.config.ts`: of itself it would take all weights along.
 */
export const fontFiles = files.map((file) => path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@expo-google-fonts', file));

/** Not to be seen, whatever font there is: joiners, variation selectors, marks of direction. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;

type HarfBuzz = typeof import('harfbuzzjs');

async function openFont({ Blob, Face, Font }: HarfBuzz, file: string) {
  const face = new Face(new Blob(await readFile(file)));
  const characters = new Set(face.collectUnicodes());
  return { font: new Font(face), upem: face.upem, draws: (character: string) => characters.has(character.codePointAt(0) ?? 0) };
}

type OpenFont = Awaited<ReturnType<typeof openFont>>;

const drawsAll = ({ draws }: OpenFont, cluster: string) => Array.from(cluster).every((character) => invisible.test(character) || draws(character));

/** A part of a text, and the font that draws it. */
interface Run {
  font: OpenFont;
  text: string;
}

/** One glyph: where it stands on the line, and its outline, both with the height of type as 1, upwards. */
export interface Glyph {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly outline: string;
}

export interface Typesetter {
  /** @returns the width of a text as a multiple of the height of type */
  width(text: string): number;
  glyphs(text: string): Glyph[];
}

const clustersOf = (text: string) => Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.normalize('NFC')), ({ segment }) => segment);

let harfBuzz: Promise<HarfBuzz> | undefined;
const opened = new Map<string, Promise<OpenFont>>();

async function fontFor(cluster: string): Promise<OpenFont | null> {
  const library = await (harfBuzz ??= import('harfbuzzjs'));
  for (const file of fontFiles) {
    const opening = opened.get(file) ?? openFont(library, file);
    opened.set(file, opening);
    const font = await opening;
    if (drawsAll(font, cluster)) return font;
  }
  return null;
}

/**
 * Opens the fonts that a text needs. Fonts stay open: the first takes 20 MB, the others are seldom needed.
 * A character that no font draws is left out, as no reader is helped by an empty box.
 */
export async function typesetterFor(texts: readonly string[]): Promise<Typesetter> {
  const { Buffer, shape } = await (harfBuzz ??= import('harfbuzzjs'));
  const fonts = new Map<string, OpenFont | null>();
  for (const cluster of new Set(texts.flatMap(clustersOf))) fonts.set(cluster, await fontFor(cluster));

  function runsOf(text: string): Run[] {
    const runs: Run[] = [];
    for (const cluster of clustersOf(text)) {
      const font = fonts.get(cluster);
      if (!font) continue;
      const last = runs.at(-1);
      if (last?.font === font) last.text += cluster;
      else runs.push({ font, text: cluster });
    }
    return runs;
  }

  function shaped({ font: { font }, text }: Run) {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    return buffer.getGlyphInfosAndPositions();
  }

  return {
    width: (text) =>
      runsOf(text).reduce((sum, run) => sum + shaped(run).reduce((own, { xAdvance = 0 }) => own + xAdvance, 0) / run.font.upem, 0),
    glyphs(text) {
      let x = 0;
      return runsOf(text).flatMap((run) =>
        shaped(run).map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
          const { upem, font } = run.font;
          const glyph = { x: x + xOffset / upem, y: yOffset / upem, scale: 1 / upem, outline: font.glyphToPath(codepoint) };
          x += xAdvance / upem;
          return glyph;
        }),
      );
    },
  };
}
