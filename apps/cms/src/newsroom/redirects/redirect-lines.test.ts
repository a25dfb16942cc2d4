import { describe, expect, test } from '@jest/globals';
import { UnreadableFile, readRedirectLines } from './redirect-lines';

const read = (text: string) => readRedirectLines(new TextEncoder().encode(text));

describe('a file of redirects', () => {
  test.each([
    ['commas', 'from,to\n/a,/b\n'],
    ['semicolons and Windows line ends', 'from;to\r\n/a;/b\r\n'],
    ['tabs, no last line end', 'from\tto\n/a\t/b'],
    ['a byte order mark, quotes, spaces and capitals', '\ufeff"From" , "TO"\n "/a" , /b\n'],
    ['columns in another order among others', 'note,to,from\nkept,/b,/a\n'],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual([{ line: 2, from: '/a', to: '/b' }]);
  });

  test('keeps the number of each line, past empty ones', () => {
    expect(read('from,to\n\n/a,/b\n,\n/c,"/d"\n').map(({ line, from }) => [line, from])).toEqual([[3, '/a'], [5, '/c']]);
  });

  test('may lack a column in a line: that line has nowhere to lead', () => {
    expect(read('from,to\n/a\n')).toEqual([{ line: 2, from: '/a', to: '' }]);
  });

  test.each([
    ['names no columns', '/a,/b\n', 'name the columns'],
    ['is empty', '', 'name the columns'],
    ['has a quote that never ends', 'from,to\n"/a,/b\n', 'not CSV'],
  ])('that %s says so', (_, text, reason) => {
    expect(() => read(text)).toThrow(UnreadableFile);
    expect(() => read(text)).toThrow(reason);
  });

  test('in another encoding says how to save it', () => {
    expect(() => readRedirectLines(Buffer.from([0x66, 0xb7, 0x73, 0x0a]))).toThrow('CSV UTF-8');
  });
});
