import { expect, test } from '@jest/globals';
import { entries } from '.';
import type { AnyEntry } from './entry';
import { newsItem } from './news-item';
import { searchedText } from './searched-text';

const system = { documentId: 'abc', locale: 'en' as const, updatedAt: '2026-11-23T01:02:03.000Z', availableIn: ['en' as const] };
const text = (words: string) => ({ type: 'text', text: words });

test.each(entries.map((entry): [string, AnyEntry] => [entry.type, entry]))('%s is searched exactly when it has a page, in fields it has', (_, { search, href, fields, searchColumns }) => {
  expect(search !== null).toBe(href('en', 'a') !== null);
  if (!search) return;
  for (const name of [search.title, ...search.body, search.summary ?? search.title, search.date ?? search.title]) expect(Object.keys(fields)).toContain(name);
  expect(searchColumns).toEqual(expect.arrayContaining([search.title, 'locale', 'updatedAt']));
});

test.each(entries.map((entry): [string, AnyEntry] => [entry.type, entry]))('search learns of %s whether it was withdrawn, where it can be', (_, { search, fields, searchColumns, searchPopulate }) => {
  expect([...searchColumns, ...Object.keys(searchPopulate)].includes('withdrawn')).toBe(search !== null && 'withdrawn' in fields);
});

test('the words of every part are found, addresses of files and choices are not', () => {
  const words = searchedText(newsItem, {
    ...system,
    title: 'A title',
    summary: 'A summary',
    slug: 'a-slug',
    category: 'speech',
    releaseDate: '2026-01-02',
    body: [
      {
        __component: 'blocks.rich-text',
        content: [
          { type: 'heading', level: 2, children: [text('A heading')] },
          { type: 'paragraph', children: [text('One '), { type: 'link', url: 'https://example.org', children: [text('link')] }, text('.')] },
          { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('Outer')] }, { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('Inner')] }] }] },
        ],
      },
      { __component: 'blocks.quote', text: 'A quote', attribution: null },
      { __component: 'blocks.figure', media: { url: '/uploads/a.png' }, alternativeText: 'A picture', caption: ' ', decorative: false },
    ],
    image: null,
    attachments: [{ file: { url: '/uploads/b.pdf' }, title: 'A report' }],
  });
  expect(words).toEqual({
    title: 'A title',
    summary: 'A summary',
    body: 'A heading\nOne link.\nOuter\nInner\nA quote\nA picture\nA report',
    date: '2026-01-02',
  });
});

test('the cells of a table are found, row by row, as the contract reads them', () => {
  const table = { __component: 'blocks.table', caption: 'Counters', rows: 'District\tOpening hours\nSha Tin\t"9 am\nto 5 pm"\n沙田\t上午九時', headerRow: true, headerColumn: false };
  const stored = { documentId: 'abc', locale: 'en', updatedAt: '2026-11-23T01:02:03.000Z', localizations: [], title: 'T', summary: 'S', slug: 't', releaseDate: '2026-01-02', body: [table], image: null, attachments: [] };
  expect(searchedText(newsItem, newsItem.searchSchema.parse(stored))?.body).toBe('Counters\nDistrict Opening hours\nSha Tin 9 am\nto 5 pm\n沙田 上午九時');
});

test('a type without a page has no words', () => {
  expect(searchedText({ search: null, fields: {} }, system)).toBeNull();
});
