import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { file as fileSizes } from '@strapi/utils';
import sharp, { type Sharp } from 'sharp';

/** A file on its way into the media library, as the upload plugin hands it from step to step. */
interface NewFile {
  name: string;
  hash: string;
  ext: string;
  mime: string;
  /** Taken away once the original is stored; then `getStream` still gives the content. */
  filepath?: string;
  path?: string | null;
  sizeInBytes?: number;
  getStream(): Readable;
}

interface Picture extends NewFile {
  /** Removed by the plugin when all is stored. */
  tmpWorkingDirectory: string;
}

interface Rendition {
  key: string;
  file: NewFile;
}

interface Encoding {
  name: string;
  mime: string;
  encode: (image: Sharp) => Sharp;
}

/**
 * From the heaviest to the lightest. Quality at which eyes see no difference from the original on a page; effort at which
 * whoever replaces a picture need not wait for it: more would save a sixth of the bytes in twice the time.
 */
const encodings: readonly Encoding[] = [
  { name: 'webp', mime: 'image/webp', encode: (image) => image.webp({ quality: 78, effort: 2 }) },
  { name: 'avif', mime: 'image/avif', encode: (image) => image.avif({ quality: 55, effort: 1, chromaSubsampling: '4:2:0' }) },
];

/** Each rendition fits into a square of this side. The first three are the sizes that the upload plugin makes in the picture's own format. */
const sides = { small: 500, medium: 750, large: 1000, full: 1600 };

/** What is read of a picture; animations stay as they are. */
const still = new Set(['jpeg', 'png', 'webp', 'tiff']);

/** Smaller files are not worth the room of more: what surrounds a request weighs as much. */
const fewestBytes = 2000;

const bytesOf = (renditions: readonly Rendition[]) => renditions.reduce((sum, { file }) => sum + (file.sizeInBytes ?? 0), 0);

/** The picture as it lies in memory, turned upright and no larger than its largest rendition: read once for all of them. */
interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

async function pixelsOf(content: Buffer): Promise<Pixels> {
  const upright = sharp(content).autoOrient().resize({ width: sides.full, height: sides.full, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await upright.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

async function render(picture: Picture, { data, raw }: Pixels, { name, mime, encode }: Encoding, size: string, side: number): Promise<Rendition> {
  const key = `${size}_${name}`;
  const hash = `${key}_${picture.hash}`;
  const filepath = path.join(picture.tmpWorkingDirectory, hash);
  const image = sharp(data, { raw }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const { width, height, size: bytes } = await encode(image).toFile(filepath);
  const facts = { width, height, size: fileSizes.bytesToKbytes(bytes), sizeInBytes: bytes };
  const getStream = () => createReadStream(filepath);
  return { key, file: { name: `${key}_${picture.name}`, hash, ext: `.${name}`, mime, filepath, path: picture.path ?? null, getStream, ...facts } };
}

/**
 * How many are encoded at once: each takes one of the four threads with which the process also reads and writes files.
 * The plugin's own renditions take the others for some hundredths of a second.
 */
const atOnce = 2;

/** @returns what these give, in their order */
async function inLanes<T>(steps: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = steps.entries();
  const lane = async () => {
    for (const [index, step] of waiting) results[index] = await step();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/** @returns a picture's renditions in each format that may save bytes; none for tiny pictures and animations */
async function lighterRenditions(picture: Picture): Promise<Rendition[]> {
  const content = await buffer(picture.getStream());
  const { format, width, height, pages = 1 } = await sharp(content).metadata();
  if (content.length < fewestBytes || !still.has(format) || pages > 1) return [];
  const longest = Math.max(width, height);
  const needed = Object.entries(sides).filter((_, index, all) => index === 0 || (all[index - 1]?.[1] ?? 0) < longest);
  const pixels = await pixelsOf(content);
  // The largest begins, lest it be waited for alone in the end.
  return inLanes(encodings.filter(({ mime }) => mime !== picture.mime).flatMap((encoding) => needed.map(([size, side]) => () => render(picture, pixels, encoding, size, side))).reverse());
}

/**
 * @param own the renditions in the picture's own format
 * @returns those in formats each of which is lighter than all before it
 */
function worthKeeping(picture: Picture, own: readonly Rendition[], renditions: readonly Rendition[]): Rendition[] {
  let lightest = bytesOf([...own, { key: 'original', file: picture }]);
  return encodings.flatMap(({ mime }) => {
    const these = renditions.filter(({ file }) => file.mime === mime);
    if (bytesOf(these) >= lightest) return [];
    lightest = bytesOf(these);
    return these;
  });
}

interface ImageService {
  generateResponsiveFormats(file: Picture): Promise<Rendition[]>;
}

/** Has every picture stored in AVIF and WebP beside its own format, also when it replaces another. */
export function addLighterFormats(strapi: Core.Strapi): void {
  const service: ImageService = strapi.plugin('upload').service('image-manipulation');
  const { generateResponsiveFormats } = service;
  service.generateResponsiveFormats = async (file) => {
    const [own, lighter] = await Promise.all([generateResponsiveFormats.call(service, file), lighterRenditions(file)]);
    return [...own, ...worthKeeping(file, own, lighter)];
  };
}
