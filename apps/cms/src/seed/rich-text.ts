import type { RichText } from '@dpo/content';

type Node = RichText[number];
type Span = { type: 'text'; text: string; bold?: true };
type Inline = (Span | { type: 'link'; url: string; children: Span[] })[];

const listItem = /^(?:-|(\d+)\.)\s+(.*)$/u;
const heading = /^(#{2,3})\s+(.*)$/u;
const marked = /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*/gu;

const span = (text: string): Span => ({ type: 'text', text });

function inline(text: string): Inline {
  const parts: Inline = [];
  let position = 0;
  for (const match of text.matchAll(marked)) {
    const [all, label, url, bold] = match;
    if (match.index > position) parts.push(span(text.slice(position, match.index)));
    parts.push(label !== undefined && url !== undefined ? { type: 'link', url, children: [span(label)] } : { ...span(bold ?? ''), bold: true });
    position = match.index + all.length;
  }
  if (position < text.length || parts.length === 0) parts.push(span(text.slice(position)));
  // The editor's model begins and ends a line with text, so that a cursor has a place beside a link.
  if (parts[0]?.type === 'link') parts.unshift(span(''));
  if (parts.at(-1)?.type === 'link') parts.push(span(''));
  return parts;
}

/**
 * Turns the few marks that seed files use into the CMS's rich text: `## ` and `### ` headings, `- ` and `1. ` lists,
 * `[label](address)`, `**bold**`; every other line is a paragraph.
 */
export function richTextFrom(lines: readonly string[]): RichText {
  const nodes: Node[] = [];
  for (const line of lines) {
    const title = heading.exec(line);
    const item = listItem.exec(line);
    if (title) nodes.push({ type: 'heading', level: title[1]?.length ?? 2, children: inline(title[2] ?? '') });
    else if (item) {
      const format = item[1] === undefined ? 'unordered' : 'ordered';
      const last = nodes.at(-1);
      const child = { type: 'list-item' as const, children: inline(item[2] ?? '') };
      if (last?.type === 'list' && last.format === format) last.children.push(child);
      else nodes.push({ type: 'list', format, children: [child] });
    } else nodes.push({ type: 'paragraph', children: inline(line) });
  }
  return nodes;
}
