import { firstStoredPart, namesInZip } from './zip';

/** What may be uploaded, known by what is inside. No scripts run in any of these when a browser opens them. */
export interface Format {
  mime: string;
  /** The endings that a file of this format may carry. */
  extensions: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const png: Format = { mime: 'image/png', extensions: ['.png'] };
const jpeg: Format = { mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'] };
const gif: Format = { mime: 'image/gif', extensions: ['.gif'] };
const webp: Format = { mime: 'image/webp', extensions: ['.webp'] };
const avif: Format = { mime: 'image/avif', extensions: ['.avif'] };
const pdf: Format = { mime: 'application/pdf', extensions: ['.pdf'] };
const docx: Format = { mime: `${openXml}.wordprocessingml.document`, extensions: ['.docx'] };
const xlsx: Format = { mime: `${openXml}.spreadsheetml.sheet`, extensions: ['.xlsx'] };
const pptx: Format = { mime: `${openXml}.presentationml.presentation`, extensions: ['.pptx'] };
const odt: Format = { mime: `${openDocument}.text`, extensions: ['.odt'] };
const ods: Format = { mime: `${openDocument}.spreadsheet`, extensions: ['.ods'] };
const odp: Format = { mime: `${openDocument}.presentation`, extensions: ['.odp'] };
const doc: Format = { mime: 'application/msword', extensions: ['.doc'] };
const xls: Format = { mime: 'application/vnd.ms-excel', extensions: ['.xls'] };
const ppt: Format = { mime: 'application/vnd.ms-powerpoint', extensions: ['.ppt'] };

const startsWith = (file: Buffer, bytes: string, offset = 0) => file.toString('latin1', offset, offset + bytes.length) === bytes;

/** The part that makes an Office Open XML archive what it is (ECMA-376). */
const mainParts: readonly (readonly [string, Format])[] = [['word/document.xml', docx], ['xl/workbook.xml', xlsx], ['ppt/presentation.xml', pptx]];

/** The stream that makes a compound file what it is (MS-CFB); its directory holds names in UTF-16. */
const mainStreams: readonly (readonly [string, Format])[] = [['WordDocument', doc], ['Workbook', xls], ['PowerPoint Document', ppt]];

function archive(file: Buffer): Format | null {
  const names = namesInZip(file);
  if (!names) return null;
  const first = firstStoredPart(file);
  if (first?.name === 'mimetype') return [odt, ods, odp].find(({ mime }) => mime === first.text) ?? null;
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  return mainParts.find(([part]) => names.includes(part))?.[1] ?? null;
}

function compound(file: Buffer): Format | null {
  return mainStreams.find(([stream]) => file.includes(Buffer.from(stream, 'utf16le')))?.[1] ?? null;
}

/** @returns what a file is by its content alone, or `null` when that is nothing the newsroom takes */
export function formatOf(file: Buffer): Format | null {
  if (startsWith(file, '\x89PNG\r\n\x1a\n')) return png;
  if (startsWith(file, '\xff\xd8\xff')) return jpeg;
  if (startsWith(file, 'GIF87a') || startsWith(file, 'GIF89a')) return gif;
  if (startsWith(file, 'RIFF') && startsWith(file, 'WEBP', 8)) return webp;
  if (startsWith(file, 'ftypavif', 4) || startsWith(file, 'ftypavis', 4)) return avif;
  if (startsWith(file, '%PDF-')) return pdf;
  if (startsWith(file, 'PK\x03\x04')) return archive(file);
  if (startsWith(file, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(file);
  return null;
}
