import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import sharp from 'sharp';
import { type Sentence, sayToEditor } from '../language';
import { formatOf } from './format';

export const largestUpload = 20_000_000;

/** Pixels of a picture, and of one of its sides: more than any camera has, few enough to be made smaller within seconds. */
const largestPicture = { pixels: 60_000_000, side: 12_000 };
/** In one request. */
const mostFiles = 20;

const sentences = {
  large: {
    en: 'This file is larger than 20 MB. Please make it smaller, for example by compressing its pictures, and upload it again.',
    zh: '此檔案超過20 MB，請先縮小檔案（例如壓縮其中的圖片），然後再上載。',
  },
  kind: {
    en: 'This kind of file cannot be uploaded. Pictures may be PNG, JPEG, WebP, AVIF or GIF; documents may be PDF, Word, Excel, PowerPoint or OpenDocument, without macros.',
    zh: '不可上載此類檔案。圖片可用PNG、JPEG、WebP、AVIF或GIF格式；文件可用PDF、Word、Excel、PowerPoint或OpenDocument格式，並且不可含有巨集。',
  },
  name: {
    en: 'The content of this file is not what the ending of its name says. Please save it again in the right format and upload that.',
    zh: '此檔案的內容與檔案名稱的副檔名不符，請以正確格式另存檔案後再上載。',
  },
  broken: {
    en: 'This picture is damaged. Please open it in a picture program, save it again, and upload that.',
    zh: '此圖片已損壞，請以圖片軟件開啟並另存檔案後再上載。',
  },
  pixels: {
    en: 'This picture has too many pixels: at most 60 million, and 12,000 on a side. Please make it smaller and upload it again.',
    zh: '此圖片的像素過多：最多為6 000萬像素，每邊最多12 000像素。請先縮小圖片，然後再上載。',
  },
  many: {
    en: 'At most 20 files can be uploaded at once. Please upload these in several parts.',
    zh: '每次最多可上載20個檔案，請分批上載。',
  },
  place: {
    en: 'A file is uploaded by itself. Put it into a text in the form, so that it is approved with the text.',
    zh: '檔案須獨立上載，然後在表格中放入內容，以便隨內容一併批核。',
  },
  other: {
    en: 'A file can only be replaced by one of the same kind, because its address stays the same. Please upload this one as a new file.',
    zh: '檔案的網址不會改變，因此只可用同類檔案取代。請將此檔案作為新檔案上載。',
  },
} satisfies Record<string, Sentence>;

interface UploadedFile {
  filepath: string;
  originalFilename?: string | null;
  size: number;
  mimetype?: string | null;
  detectedMimeType?: string;
}

/** The library that makes the smaller renditions has to understand it, or the page would show a gap. */
async function problemWithPicture(filepath: string): Promise<Sentence | null> {
  const { width, height, pages } = await sharp(filepath).metadata().catch(() => ({ width: 0, height: 0, pages: 1 }));
  if (!(width > 0 && height > 0)) return sentences.broken;
  return width * height * (pages ?? 1) > largestPicture.pixels || Math.max(width, height) > largestPicture.side ? sentences.pixels : null;
}

/** @param storedExtension the ending of the file that this one replaces, and whose address it will have */
async function problemWith(file: UploadedFile, storedExtension: string | null): Promise<Sentence | null> {
  if (file.size > largestUpload) return sentences.large;
  const format = formatOf(await readFile(file.filepath));
  if (!format) return sentences.kind;
  if (!format.extensions.includes(extname(file.originalFilename ?? '').toLowerCase())) return sentences.name;
  if (storedExtension !== null && !format.extensions.includes(storedExtension)) return sentences.other;
  const pictureProblem = format.mime.startsWith('image/') ? await problemWithPicture(file.filepath) : null;
  if (pictureProblem) return pictureProblem;
  file.detectedMimeType = format.mime;
  file.mimetype = format.mime;
  return null;
}

/** @throws {ValidationError} in the editor's words when any of the files is not to be stored; then none is */
async function checkFiles(strapi: Core.Strapi, files: UploadedFile | readonly UploadedFile[], storedExtension: string | null): Promise<void> {
  const all = Array.isArray(files) ? (files as readonly UploadedFile[]) : [files as UploadedFile];
  if (all.length > mostFiles) throw new errors.ValidationError(sayToEditor(strapi, sentences.many));
  for (const file of all) {
    const problem = await problemWith(file, storedExtension);
    if (problem) throw new errors.ValidationError(sayToEditor(strapi, problem));
  }
}

interface FilesToStore {
  /** What is said of the files; with `ref`, `refId` and `field` Strapi would put them into a text that is public, past all who approve. */
  data?: { fileInfo?: unknown; [place: string]: unknown };
  files: UploadedFile | readonly UploadedFile[];
}

interface FileToReplace {
  data?: FilesToStore['data'];
  file: UploadedFile;
}

type UploadService = {
  upload(what: FilesToStore, ...rest: unknown[]): Promise<unknown>;
  replace(id: unknown, what: FileToReplace, ...rest: unknown[]): Promise<unknown>;
};

/** @throws {ValidationError} when the request says more of files than their names, words and folders */
function refusePlaces(strapi: Core.Strapi, data: FilesToStore['data']): void {
  if (Object.keys(data ?? {}).some((name) => name !== 'fileInfo')) throw new errors.ValidationError(sayToEditor(strapi, sentences.place));
}

/**
 * Looks into every file before it is stored, by whichever of Strapi's ways it comes. Strapi's own check believes the
 * ending of the name whenever it does not recognise the content, so a page of HTML named `.pdf` would pass it.
 */
export function guardUploads(strapi: Core.Strapi) {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const { upload, replace } = service;
  service.upload = async (what, ...rest) => {
    refusePlaces(strapi, what.data);
    await checkFiles(strapi, what.files, null);
    return upload.call(service, what, ...rest);
  };
  service.replace = async (id, what, ...rest) => {
    refusePlaces(strapi, what.data);
    const stored = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['ext'] });
    await checkFiles(strapi, what.file, stored?.ext ?? null);
    return replace.call(service, id, what, ...rest);
  };
}

/** The parts of a form around its files. */
const allowance = 1_000_000;

export const tooLarge = (strapi: Core.Strapi) => sayToEditor(strapi, sentences.large);
export const largestRequest = largestUpload + allowance;
