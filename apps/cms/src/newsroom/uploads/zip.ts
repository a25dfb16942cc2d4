const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
/** More parts than any office document has: a larger directory is not read further. */
const mostEntries = 20_000;

/**
 * @returns the names in a ZIP archive's central directory (APPNOTE.TXT 4.3), or `null` when `file` is not a whole archive
 */
export function namesInZip(file: Buffer): string[] | null {
  if (file.length < endLength || file.readUInt32LE(0) !== localEntry) return null;
  const end = findEnd(file);
  if (end === null) return null;
  const names: string[] = [];
  let position = file.readUInt32LE(end + 16);
  for (let left = Math.min(file.readUInt16LE(end + 10), mostEntries); left > 0; left -= 1) {
    if (position + 46 > file.length || file.readUInt32LE(position) !== directoryEntry) return null;
    const nameLength = file.readUInt16LE(position + 28);
    const start = position + 46;
    names.push(file.toString('utf8', start, start + nameLength));
    position = start + nameLength + file.readUInt16LE(position + 30) + file.readUInt16LE(position + 32);
  }
  return names;
}

function findEnd(file: Buffer): number | null {
  const first = Math.max(0, file.length - endLength - longestComment);
  for (let position = file.length - endLength; position >= first; position -= 1)
    if (file.readUInt32LE(position) === endOfDirectory) return position;
  return null;
}

/** @returns the text of the archive's first part when it is stored uncompressed, as OpenDocument demands of `mimetype` */
export function firstStoredPart(file: Buffer): { name: string; text: string } | null {
  if (file.length < 30 || file.readUInt32LE(0) !== localEntry || file.readUInt16LE(8) !== 0) return null;
  const nameEnd = 30 + file.readUInt16LE(26);
  const start = nameEnd + file.readUInt16LE(28);
  return { name: file.toString('utf8', 30, nameEnd), text: file.toString('latin1', start, start + file.readUInt32LE(18)) };
}
