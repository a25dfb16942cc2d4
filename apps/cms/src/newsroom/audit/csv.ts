import { type ChainedEntry, facts } from './entry';

/** The byte order mark makes Excel read UTF-8, and so show Chinese. */
export const byteOrderMark = '\uFEFF';

/** A cell that a spreadsheet would take for a formula, also by full-width signs, is made text by an apostrophe (OWASP, CSV Injection). */
const guarded = (text: string) => (/^[\s]*[=+\-@|%\t\r]/.test(text.slice(0, 100).normalize('NFKC')) ? `'${text}` : text);

const cell = (value: string | number) => `"${guarded(String(value)).replace(/"/g, '""')}"`;

/** RFC 4180. */
const line = (values: readonly (string | number)[]) => `${values.map(cell).join(',')}\r\n`;

const columns = ['sequence', ...facts, 'previousHash', 'hash'] as const;

export const heading = line(columns);
export const lineOf = (entry: ChainedEntry): string => line(columns.map((column) => entry[column]));
