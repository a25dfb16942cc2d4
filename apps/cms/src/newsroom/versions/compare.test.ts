import { expect, test } from '@jest/globals';
import { compareContents } from './compare';

const paragraph = (text: string, more: object[] = []) => ({ type: 'paragraph', children: [{ type: 'text', text }, ...more] });
const part = (text: string) => [{ __component: 'blocks.rich-text', content: [paragraph(text)] }];
const fields = (before: object, after: object) => compareContents(before as never, after as never);

test('tells only of fields that differ, in the order of the form', () => {
  expect(fields({ title: 'One', summary: 'Same', slug: 'a' }, { title: 'Two', summary: 'Same', slug: 'b' })).toEqual([
    { field: 'title', parts: [{ kind: 'removed', text: 'One' }, { kind: 'added', text: 'Two' }] },
    { field: 'slug', parts: [{ kind: 'removed', text: 'a' }, { kind: 'added', text: 'b' }] },
  ]);
});

test('shows texts as people read them: paragraphs, lists, links, pictures, relations, choices', () => {
  const list = { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [{ type: 'text', text: 'first' }] }, { type: 'list', children: [{ type: 'list-item', children: [{ type: 'text', text: 'within' }] }] }] };
  const link = { type: 'link', url: 'https://www.example.hk/', children: [{ type: 'text', text: 'the site' }] };
  const after = {
    body: [{ __component: 'blocks.rich-text', content: [paragraph('See ', [link]), list] }],
    image: { media: { id: 3, name: 'storm.jpg' }, alternativeText: 'A storm', decorative: false },
    pillars: [{ documentId: 'abc', title: 'Data' }],
    order: 2,
  };
  expect(fields({ body: [], image: null, pillars: [], order: null }, after).map(({ field, parts }) => [field, parts.map(({ text }) => text).join('|')])).toEqual([
    ['body', 'See the site (https://www.example.hk/)\n• first\n• within'],
    ['image', 'storm.jpg\nA storm\n✗'],
    ['pillars', 'Data'],
    ['order', '2'],
  ]);
});

test('a change of formatting alone is a change without other words', () => {
  const bold = [{ __component: 'blocks.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text: 'Words', bold: true }] }] }];
  expect(fields({ body: part('Words') }, { body: bold })).toEqual([{ field: 'body', parts: [{ kind: 'same', text: 'Words' }] }]);
});

test('a paragraph put between others leaves them as they are', () => {
  const before = { body: [...part('First.'), ...part('Last.')] };
  const after = { body: [...part('First.'), ...part('Between.'), ...part('Last.')] };
  expect(fields(before, after)[0]?.parts.filter(({ kind }) => kind === 'removed')).toEqual([]);
});

test('a field that one of them does not know is empty there', () => {
  expect(fields({}, { title: 'New' })).toEqual([{ field: 'title', parts: [{ kind: 'added', text: 'New' }] }]);
});
