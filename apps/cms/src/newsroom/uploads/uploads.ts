import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Sentence, sayToEditor } from '../language';
import { formatOf } from './format';

export const largestUpload = 20_000_000;

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
async function isWholePicture(strapi: Core.Strapi, filepath: string): Promise<boolean> {
  const { width, height } = await strapi.plugin('upload').service('image-manipulation').getDimensions({ filepath })
    .catch(() => ({ width: null, height: null }));
  return width > 0 && height > 0;
}

/** @param storedExtension the ending of the file that this one replaces, and whose address it will have */
async function problemWith(strapi: Core.Strapi, file: UploadedFile, storedExtension: string | null): Promise<Sentence | null> {
  if (file.size > largestUpload) return sentences.large;
  const format = formatOf(await readFile(file.filepath));
  if (!format) return sentences.kind;
  if (!format.extensions.includes(extname(file.originalFilename ?? '').toLowerCase())) return sentences.name;
  if (storedExtension !== null && !format.extensions.includes(storedExtension)) return sentences.other;
  if (format.mime.startsWith('image/') && !(await isWholePicture(strapi, file.filepath))) return sentences.broken;
  file.detectedMimeType = format.mime;
  file.mimetype = format.mime;
  return null;
}

/** @throws {ValidationError} in the editor's words when any of the files is not to be stored; then none is */
async function checkFiles(strapi: Core.Strapi, files: UploadedFile | readonly UploadedFile[], storedExtension: string | null): Promise<void> {
  for (const file of Array.isArray(files) ? (files as readonly UploadedFile[]) : [files as UploadedFile]) {
    const problem = await problemWith(strapi, file, storedExtension);
    if (problem) throw new errors.ValidationError(sayToEditor(strapi, problem));
  }
}

interface FilesToStore {
  files: UploadedFile | readonly UploadedFile[];
}

interface FileToReplace {
  file: UploadedFile;
}

type UploadService = {
  upload(what: FilesToStore, ...rest: unknown[]): Promise<unknown>;
  replace(id: unknown, what: FileToReplace, ...rest: unknown[]): Promise<unknown>;
};

/**
 * Looks into every file before it is stored, by whichever of Strapi's ways it comes. Strapi's own check believes the
 * ending of the name whenever it does not recognise the content, so a page of HTML named `.pdf` would pass it.
 */
export function guardUploads(strapi: Core.Strapi) {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const { upload, replace } = service;
  service.upload = async (what, ...rest) => {
    await checkFiles(strapi, what.files, null);
    return upload.call(service, what, ...rest);
  };
  service.replace = async (id, what, ...rest) => {
    const stored = await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['ext'] });
    await checkFiles(strapi, what.file, stored?.ext ?? null);
    return replace.call(service, id, what, ...rest);
  };
}

/** The parts of a form around its files. */
const allowance = 1_000_000;

export const tooLarge = (strapi: Core.Strapi) => sayToEditor(strapi, sentences.large);
export const largestRequest = largestUpload + allowance;
