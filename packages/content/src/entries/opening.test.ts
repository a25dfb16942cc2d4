import { expect, test } from '@jest/globals';
import type { Block } from '../blocks';
import { openingOf } from './opening';
import { page } from './page';
import { pillar } from './pillar';

const prose = (...nodes: readonly object[]) => ({ __component: 'blocks.rich-text', content: nodes }) as Block;
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const heading = (text: string) => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] });
const table = { __component: 'blocks.table', caption: 'Counters', rows: [['a']], headerRow: false, headerColumn: false } as Block;

test('a page is described by its first sentences, without headings, as far as they fit', () => {
  const link = { type: 'link', url: '/en', children: [{ type: 'text', text: 'the law' }] };
  const body = [
    table,
    prose(heading('Privacy'), { type: 'paragraph', children: [{ type: 'text', text: 'We keep to ' }, link, { type: 'text', text: '.' }] }, paragraph('We collect\nnothing.')),
    prose(paragraph(`This sentence is too long to stand beside the others${' and goes on'.repeat(15)}.`)),
  ];
  expect(openingOf(body)).toBe('We keep to the law. We collect nothing.');
  expect(openingOf([prose(paragraph('本處重視私隱。'), paragraph('本處依法處理資料。'))])).toBe('本處重視私隱。本處依法處理資料。');
});

test('a first sentence that is too long ends after a whole word', () => {
  const english = openingOf([prose(paragraph('department '.repeat(40)))]) ?? '';
  expect(english).toMatch(/^(?:department )+department…$/);
  expect(Array.from(english).length).toBeLessThanOrEqual(160);
  const chinese = openingOf([prose(paragraph('𨋢和升降機，'.repeat(60)))]) ?? '';
  expect(chinese).toMatch(/^(?:𨋢和升降機，)+(?:𨋢|𨋢和|𨋢和升降機)?…$/u);
  expect(Array.from(chinese).length).toBeLessThanOrEqual(160);
  expect(chinese.length).toBeGreaterThan(160);
});

test.each([[[]], [[table]], [[prose(heading('Only a heading'), paragraph(' '))]]])('a body without a paragraph describes nothing', (body: Block[]) => expect(openingOf(body)).toBeNull());

test('what has no summary is described so', () => {
  const stored = { documentId: 'abc', locale: 'en', updatedAt: '2026-11-23T01:02:03.000Z', title: 'T', slug: 't', order: 1, body: [prose(paragraph('How we work.'))] };
  expect(page.meta(page.schema.parse(stored))).toEqual({ title: 'T', description: 'How we work.' });
  expect(pillar.meta(pillar.schema.parse(stored)).description).toBe('How we work.');
  expect(pillar.meta(pillar.schema.parse({ ...stored, summary: 'In short' })).description).toBe('In short');
});
