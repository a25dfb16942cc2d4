import type { Block } from '../blocks';
import type { RichTextInline } from '../fields/rich-text';

/** Characters that search engines show of a description. */
const longest = 160;

const wordsOf = (nodes: RichTextInline): string => nodes.map((node) => (node.type === 'text' ? node.text : wordsOf(node.children))).join('');

const paragraphsIn = (body: readonly Block[]): string[] =>
  body.flatMap((block) => (block.__component === 'blocks.rich-text' ? block.content : [])).flatMap((node) => (node.type === 'paragraph' ? [wordsOf(node.children)] : []));

/** @returns as many whole pieces from the start of a text as there is room for; the space at their end needs none */
function wholePieces(text: string, granularity: 'sentence' | 'word', room: number): string {
  let fitting = '';
  for (const { segment } of new Intl.Segmenter('zh-Hant-HK', { granularity }).segment(text)) {
    if (Array.from((fitting + segment).trimEnd()).length > room) break;
    fitting += segment;
  }
  return fitting.trimEnd();
}

/**
 * What a page begins with, for an entry that has no summary: whole sentences of its paragraphs, or the words of the first
 * sentence with "…" where that alone is too long.
 * @returns at most 160 characters, or `null` for a body without a paragraph
 */
export function openingOf(body: readonly Block[]): string | null {
  // Chinese has no space behind a full stop.
  const text = paragraphsIn(body).join(' ').replace(/\s+/g, ' ').replace(/(?<=[。！？；」』）]) /g, '').trim();
  if (text === '') return null;
  return wholePieces(text, 'sentence', longest) || `${wholePieces(text, 'word', longest - 1).replace(/[\p{Dash}\p{Ps},，、:：;；\s]+$/u, '')}…`;
}
