import { expect, test } from '@jest/globals';
import { relatedItems } from './related-items';

const item = (documentId: string, category: string, ...pillars: string[]) => ({ documentId, category, pillars: pillars.map((slug) => ({ slug })) });
const named = (items: { documentId: string }[]) => items.map(({ documentId }) => documentId).join(' ');
const own = item('own', 'speech', 'data', 'people');

test('items that share more come first, equals stay with the newest first, strangers and the item itself never come', () => {
  const all = [own, item('stranger', 'circular', 'sea'), item('kind', 'speech'), item('pillar', 'circular', 'data'), item('both', 'speech', 'data', 'people')];
  expect(named(relatedItems(own, all))).toBe('both kind pillar');
});

test('four at most', () => {
  expect(relatedItems(own, ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, 'speech')))).toHaveLength(4);
});
