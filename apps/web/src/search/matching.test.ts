/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { createPostings, countIn, documentIn } from './postings';
import { createVocabulary, isOneEditAway } from './vocabulary';

function entriesOf(postings: ReturnType<typeof createPostings>, term: number) {
  const entries: [number, number, number, number][] = [];
  postings.each(term, (entry) => entries.push([documentIn(entry), countIn(entry, 0), countIn(entry, 1), countIn(entry, 2)]));
  return entries.sort(([one], [other]) => one - other);
}

test('an entry says which document has a term, and how often in each field, up to what fits', () => {
  const postings = createPostings();
  postings.add(0, 1_048_575, [1, 2, 3]);
  postings.add(0, 7, [99, 99, 999]);
  postings.add(1, 7, [0, 0, 1]);
  expect(entriesOf(postings, 0)).toEqual([[7, 3, 7, 127], [1_048_575, 1, 2, 3]]);
  expect([postings.having(0, 0), postings.having(1, 0), postings.having(1, 2)]).toEqual([2, 0, 1]);
});

test('entries that go leave the others, from any place, and make room', () => {
  const postings = createPostings();
  for (let document = 0; document < 5; document += 1) postings.add(3, document, [0, 1, 0]);
  for (const document of [4, 0, 2]) postings.remove(3, document);
  postings.remove(3, 99);
  expect(entriesOf(postings, 3).map(([document]) => document)).toEqual([1, 3]);
  postings.add(4, 8, [1, 0, 0]);
  postings.remove(3, 1);
  postings.remove(3, 3);
  expect(postings.has(3)).toBe(false);
  expect(postings.having(3, 1)).toBe(0);
  expect(entriesOf(postings, 4)).toEqual([[8, 1, 0, 0]]);
});

test('more entries than one block holds are all there', () => {
  const postings = createPostings();
  const many = 300_000;
  for (let document = 0; document < many; document += 1) postings.add(document % 2, document, [0, 0, 1]);
  expect(entriesOf(postings, 1)).toHaveLength(many / 2);
  expect(postings.having(0, 2)).toBe(many / 2);
});

test('words are known by beginning and likeness; marked terms and Chinese are neither', () => {
  const vocabulary = createVocabulary();
  const numbers = ['data', 'database', 'date', '~data', '=数据', '数据'].map((term) => vocabulary.learn(term));
  expect(new Set(numbers).size).toBe(6);
  expect(vocabulary.learn('data')).toBe(vocabulary.numberOf('data'));
  expect(vocabulary.longerThan('data').map(vocabulary.termOf)).toEqual(['database']);
  expect(vocabulary.like('dato').map(vocabulary.termOf)).toEqual(['data', 'date']);
});

test.each([
  ['data', 'date', true], ['data', 'dat', true], ['data', 'datas', true], ['data', 'ata', true], ['data', 'data', false], ['data', 'adta', false], ['data', 'datass', false], ['', 'a', true],
])('%s and %s are one letter apart: %s', (one, other, expected) => {
  expect(isOneEditAway(one, other)).toBe(expected);
  expect(isOneEditAway(other, one)).toBe(expected);
});
