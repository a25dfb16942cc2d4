import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { file as fileSizes } from '@strapi/utils';
import sharp from 'sharp';

/** A file on its way into the media library. */
interface NewFile {
  hash: string;
  filepath: string;
  /** Removed by the plugin when all is stored. */
  tmpWorkingDirectory: string;
  getStream(): NodeJS.ReadableStream;
}

interface ImageService {
  optimize(file: NewFile): Promise<NewFile>;
}

/** Of what is uploaded; a GIF carries no such facts. */
const cameraFormats = ['jpeg', 'png', 'webp', 'avif'] as const;
const isOfCamera = (format: string): format is (typeof cameraFormats)[number] => cameraFormats.some((each) => each === format);

/** High enough for a picture that is encoded twice at most. */
const quality = 90;

/** @returns the picture upright and without what the camera wrote into it; the file itself where there is nothing to mend */
async function cleaned(file: NewFile): Promise<NewFile> {
  const { format, exif, xmp, iptc, orientation = 1, pages = 1 } = await sharp(file.filepath).metadata();
  if (!isOfCamera(format) || !(exif || xmp || iptc || orientation > 1)) return file;
  const filepath = path.join(file.tmpWorkingDirectory, `cleaned-${file.hash}`);
  const image = sharp(file.filepath, { animated: true });
  // What moves cannot be turned, and comes from no camera.
  const { width, height, size } = await (pages > 1 ? image : image.autoOrient())[format]({ quality }).toFile(filepath);
  const facts = { width, height, size: fileSizes.bytesToKbytes(size), sizeInBytes: size };
  return { ...file, ...facts, filepath, getStream: () => createReadStream(filepath) };
}

/**
 * Has every picture stored upright, and without what the camera wrote into it: where it was taken, when, and by whom.
 * Strapi drops the note which side is up without turning the picture, so that it lies on its side.
 */
export function cleanPictures(strapi: Core.Strapi): void {
  const service: ImageService = strapi.plugin('upload').service('image-manipulation');
  const { optimize } = service;
  service.optimize = async (file) => optimize.call(service, await cleaned(file));
}
