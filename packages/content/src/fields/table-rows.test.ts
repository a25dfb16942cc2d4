import { expect, test } from '@jest/globals';
import { tableRows, tableRowsOf } from './table-rows';

test('a spreadsheet’s cells are parted by tabs, its rows by line breaks of any kind', () => {
  expect(tableRowsOf('\t2025\t2026\r\nFirst quarter\t1,204\t1,310\r\n')).toEqual([['', '2025', '2026'], ['First quarter', '1,204', '1,310']]);
});

test('a table typed by hand parts its cells by upright lines', () => {
  expect(tableRowsOf('季度 | 次數\n第一季 | 1,204')).toEqual([['季度', '次數'], ['第一季', '1,204']]);
});

test('an upright line in a spreadsheet’s cell is a character', () => expect(tableRowsOf('a|b\tc')).toEqual([['a|b', 'c']]));

test('a cell in quotation marks may hold line breaks and quotation marks', () => {
  expect(tableRowsOf('"two\nlines"\t"say ""yes"""\nc\td')).toEqual([['two\nlines', 'say "yes"'], ['c', 'd']]);
});

test('short rows are filled up, empty lines are dropped', () => {
  expect(tableRowsOf('a\tb\tc\n\nd\n\t\t\n')).toEqual([['a', 'b', 'c'], ['d', '', '']]);
});

test('a soft break of slides parts no rows', () => expect(tableRows().schema.parse('a\u000bb\tc')).toEqual([['a b', 'c']]));

test.each(['', ' \n ', null])('%j is no table', (value) => expect(tableRows().schema.safeParse(value).success).toBe(false));
