import type { Block } from '@dpo/content';

/**
 * Puts a body's headings in order: the first and its equals become `h2`, since the page's title is the `h1`, and none
 * is more than one level below the one it stands under (WCAG 1.3.1, technique G141).
 */
export function inHeadingOrder(blocks: readonly Block[]): Block[] {
  const above: number[] = [];
  return blocks.map((block) => {
    if (block.__component !== 'blocks.rich-text') return block;
    const content = block.content.map((node) => {
      if (node.type !== 'heading') return node;
      while ((above.at(-1) ?? 0) >= node.level) above.pop();
      above.push(node.level);
      return { ...node, level: Math.min(above.length + 1, 6) };
    });
    return { ...block, content };
  });
}
