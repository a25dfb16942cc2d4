import { z } from 'zod';
import { writable } from './writable';

/** Spreadsheets put tabs between the cells they copy; who types by hand may use `|`. */
const separator = (text: string) => (text.includes('\t') ? '\t' : '|');

/**
 * Reads the cells of a table as staff paste them: one row a line, a field with a line break or tab in quotation marks as
 * spreadsheets copy it (RFC 4180 with another separator).
 * @returns rows of equal length without empty ones at the end
 */
export function tableRowsOf(text: string): string[][] {
  const between = separator(text);
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^\\n${between === '|' ? '\\|' : '\\t'}]*))(\\n|${between === '|' ? '\\|' : '\\t'}|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.replace(/\r\n?/g, '\n').matchAll(cell)) {
    rows.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  const filled = rows.filter((row) => row.some((value) => value !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  return filled.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** The rows of a table, pasted as text. */
export const tableRows = () => ({
  kind: 'text' as const, localized: true, required: true as const, schema: z.string().overwrite((text) => writable(text, ' ')).trim().min(1).transform(tableRowsOf),
});
