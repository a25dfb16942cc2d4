import type { Content, Kept } from './content';
import { type Part, wordChanges } from './word-changes';

/** A field in which two versions differ. */
export interface FieldChange {
  field: string;
  /** What stayed, went and came; only `same` where nothing but formatting differs. */
  parts: Part[];
}

type Fields = Readonly<Record<string, Kept>>;

const isFields = (value: Kept): value is { [field: string]: Kept } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is read of a rich text's node, the link's address included. */
function textOf(node: Kept): string {
  if (!isFields(node)) return '';
  if (typeof node.text === 'string') return node.text;
  const inside = Array.isArray(node.children) ? node.children.map(textOf).join('') : '';
  return typeof node.url === 'string' ? `${inside} (${node.url})` : inside;
}

const isRichText = (value: Fields) => typeof value.type === 'string' && Array.isArray(value.children);

function richLines(block: Fields): string[] {
  const children = Array.isArray(block.children) ? block.children : [];
  if (block.type === 'list') return children.flatMap((item) => (isFields(item) && item.type === 'list' ? richLines(item) : [`• ${textOf(item)}`]));
  return [textOf({ ...block })];
}

/** @returns a field's content as lines that a person reads, without markup */
function linesOf(value: Kept): string[] {
  if (value === null || value === '') return [];
  if (typeof value === 'boolean') return [value ? '✓' : '✗'];
  if (typeof value !== 'object') return String(value).split('\n');
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (isRichText(value)) return richLines(value);
  if (typeof value.documentId === 'string' && typeof value.title === 'string') return [value.title];
  if (typeof value.id === 'number' && typeof value.name === 'string') return [value.name];
  return Object.entries(value).flatMap(([name, inner]) => (name === '__component' ? [] : linesOf(inner)));
}

/** @returns the fields in which two versions of a document differ, in the order of the form */
export function compareContents(before: Content, after: Content): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ field, parts: wordChanges(linesOf(old).join('\n'), linesOf(now).join('\n')) }];
  });
}
