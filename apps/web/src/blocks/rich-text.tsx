import type { BlockOf, LocaleCode, RichTextInline, RichTextList, RichTextNode } from '@dpo/content';
import { type ReactNode, Fragment } from 'react';
import { Link } from '@/ui/link/link';
import { Words } from '@/ui/words/words';
import styles from './rich-text.module.css';

type Span = Extract<RichTextInline[number], { type: 'text' }>;

/** The elements of a span's marks, innermost first. */
const marks = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
] as const;

const TextSpan = ({ span, language }: { span: Span; language: LocaleCode }) =>
  marks.reduce<ReactNode>((inner, [mark, Element]) => (span[mark] ? <Element>{inner}</Element> : inner), <Words text={span.text} language={language} />);

/** A link that readers may not be sent to has lost its address on the way here: its words stay. */
const Inline = ({ nodes, language }: { nodes: RichTextInline; language: LocaleCode }) =>
  nodes.map((node, index) => {
    if (node.type === 'text') return <TextSpan key={index} span={node} language={language} />;
    const words = <Inline nodes={node.children} language={language} />;
    return node.url === null ? <Fragment key={index}>{words}</Fragment> : <Link key={index} href={node.url}>{words}</Link>;
  });

type ListMember = RichTextList['children'][number];

/** The CMS puts a nested list after the item it belongs to; HTML puts it inside. */
function itemsOf(members: readonly ListMember[]): ListMember[][] {
  const items: ListMember[][] = [];
  for (const member of members) {
    const last = items.at(-1);
    if (member.type === 'list' && last) last.push(member);
    else items.push([member]);
  }
  return items;
}

function List({ list, language }: { list: RichTextList; language: LocaleCode }) {
  const Element = list.format === 'ordered' ? 'ol' : 'ul';
  return (
    <Element>
      {itemsOf(list.children).map((members, index) => (
        <li key={index}>
          {members.map((member, place) =>
            member.type === 'list' ? <List key={place} list={member} language={language} /> : <Inline key={place} nodes={member.children} language={language} />,
          )}
        </li>
      ))}
    </Element>
  );
}

const isBlank = (nodes: RichTextInline): boolean =>
  nodes.every((node) => (node.type === 'text' ? node.text.trim() === '' : isBlank(node.children)));

const headings = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const;

function Node({ node, language }: { node: RichTextNode; language: LocaleCode }) {
  if (node.type === 'list') return <List list={node} language={language} />;
  // Editors part paragraphs with empty ones; the space between them is the style's to give.
  if (isBlank(node.children)) return null;
  const words = <Inline nodes={node.children} language={language} />;
  switch (node.type) {
    case 'paragraph':
      return <p>{words}</p>;
    case 'heading': {
      const Heading = headings[node.level as keyof typeof headings];
      return <Heading>{words}</Heading>;
    }
    case 'quote':
      return <blockquote><p>{words}</p></blockquote>;
    case 'code':
      return <pre><code>{words}</code></pre>;
  }
}

/** Text with headings, lists, quotations and links. */
export function RichText({ block, language }: { block: Pick<BlockOf<'blocks.rich-text'>, 'content'>; language: LocaleCode }) {
  return (
    <div className={styles.root}>
      {block.content.map((node, index) => (
        <Node key={index} node={node} language={language} />
      ))}
    </div>
  );
}
