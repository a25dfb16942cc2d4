import type { Component, Field, Fields } from '../fields/field';
import type { AnyEntry, SystemValues } from './entry';

/** What search keeps of an entry: plain text, each part on lines of its own. */
export interface SearchedText {
  title: string;
  summary: string;
  body: string;
  /** `YYYY-MM-DD`, or `null` for a type whose entries have no day. */
  date: string | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]);

/** The CMS's rich text: runs of text inside nodes inside nodes. Each node that holds runs is a line. */
function proseOf(node: unknown): string[] {
  if (!isObject(node)) return [];
  const children = listOf(node.children);
  const inline = (child: unknown): string => {
    if (!isObject(child)) return '';
    return typeof child.text === 'string' ? child.text : listOf(child.children).map(inline).join('');
  };
  const isLine = children.some((child) => isObject(child) && (child.type === 'text' || child.type === 'link'));
  return isLine ? [children.map(inline).join('')] : children.flatMap(proseOf);
}

function partOf(components: readonly Component[], value: unknown): string[] {
  if (!isObject(value)) return [];
  const component = components.find(({ name }) => name === value.__component) ?? components[0];
  return component ? Object.entries(component.fields).flatMap(([name, field]) => linesOf(field, value[name])) : [];
}

function linesOf(field: Field, value: unknown): string[] {
  switch (field.kind) {
    case 'string':
    case 'text':
    case 'email':
      // The rows of a table are a text that has been taken apart.
      return typeof value === 'string' ? [value] : listOf(value).map((row) => listOf(row).filter((cell) => typeof cell === 'string').join(' '));
    case 'blocks':
      return listOf(value).flatMap(proseOf);
    case 'component':
    case 'dynamiczone':
      return listOf(value).flatMap((part) => partOf(field.components ?? [], part));
    case 'uid':
    case 'date':
    case 'datetime':
    case 'boolean':
    case 'integer':
    case 'enumeration':
    case 'media':
    case 'relation':
      return [];
  }
}

function textOf(fields: Fields, names: readonly (string | undefined)[], values: Readonly<Record<string, unknown>>): string {
  const lines = names.flatMap((name) => {
    const field = name === undefined ? undefined : fields[name];
    return name === undefined || !field ? [] : linesOf(field, values[name]);
  });
  return lines.map((line) => line.trim()).filter((line) => line !== '').join('\n');
}

/** @returns the words of an entry by which it is found, as its declaration says; `null` for a type that is not searched */
export function searchedText({ search, fields }: Pick<AnyEntry, 'search' | 'fields'>, values: SystemValues & Readonly<Record<string, unknown>>): SearchedText | null {
  if (!search) return null;
  const date = search.date === undefined ? null : values[search.date];
  return {
    title: textOf(fields, [search.title], values),
    summary: textOf(fields, [search.summary], values),
    body: textOf(fields, search.body, values),
    date: typeof date === 'string' ? date.slice(0, 10) : null,
  };
}
