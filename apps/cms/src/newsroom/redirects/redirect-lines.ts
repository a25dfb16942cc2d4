import type { Redirect } from '@dpo/content';
import { parse } from 'csv-parse/sync';

/** A redirect as somebody wrote it, and in which line of the file. */
export interface RedirectLine extends Redirect {
  line: number;
}

/** The file cannot be read as what it should be; the message tells its owner why. */
export class UnreadableFile extends Error {}

/** Spreadsheets save with commas, semicolons or tabs, as their country has it. */
const delimiters = [',', ';', '\t'];

const delimiterOf = (text: string) => delimiters.find((delimiter) => text.split('\n', 1)[0]?.includes(delimiter)) ?? ',';

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * Reads a CSV file (RFC 4180) whose first line names the columns `from` and `to`, in any order, among others.
 * @throws {UnreadableFile}
 */
export function readRedirectLines(bytes: Uint8Array): RedirectLine[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableFile('The file is not in UTF-8. In Excel choose "CSV UTF-8 (Comma delimited)" when saving.', { cause });
  }
  const rows = rowsIn(text);
  const [head, ...rest] = rows;
  const columns = head?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const [from, to] = [columns.indexOf('from'), columns.indexOf('to')];
  if (from < 0 || to < 0) throw new UnreadableFile('The first line has to name the columns "from" and "to".');
  return rest.map(({ record, info }) => ({ line: info.lines, from: record[from] ?? '', to: record[to] ?? '' }));
}

function rowsIn(text: string): Parsed[] {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true }) as unknown as Parsed[];
  } catch (cause) {
    throw new UnreadableFile(`The file is not CSV: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
