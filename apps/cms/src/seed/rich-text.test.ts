import { expect, test } from '@jest/globals';
import { richText } from '@dpo/content';
import { richTextFrom } from './rich-text';

const text = (words: string) => ({ type: 'text', text: words });

test('headings, paragraphs and lists, each run of items one list', () => {
  const nodes = richTextFrom(['## Two', '### Three', 'Words', '- a', '- b', '1. c', '2. d', '- e']);
  expect(nodes).toEqual([
    { type: 'heading', level: 2, children: [text('Two')] },
    { type: 'heading', level: 3, children: [text('Three')] },
    { type: 'paragraph', children: [text('Words')] },
    { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('a')] }, { type: 'list-item', children: [text('b')] }] },
    { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('c')] }, { type: 'list-item', children: [text('d')] }] },
    { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('e')] }] },
  ]);
});

test('links and bold words within a line, which begins and ends with text', () => {
  expect(richTextFrom(['[First](/en/about) then **bold** and 【[最後](https://example.org/a?b=c)'])).toEqual([
    {
      type: 'paragraph',
      children: [
        text(''), { type: 'link', url: '/en/about', children: [text('First')] }, text(' then '), { ...text('bold'), bold: true }, text(' and 【'),
        { type: 'link', url: 'https://example.org/a?b=c', children: [text('最後')] }, text(''),
      ],
    },
  ]);
});

test.each(['', '-no space', '1.no space', '# One', '#### Four', '*one star*', '[no address]', 'a - b'])('“%s” is a paragraph as it stands', (line) => {
  expect(richTextFrom([line])).toEqual([{ type: 'paragraph', children: [text(line)] }]);
});

test('what it makes is what the contract reads', () => {
  const nodes = richTextFrom(['## Two', 'A [link](/tc/about)', '- a']);
  expect(richText.parse(nodes)).toHaveLength(3);
});
