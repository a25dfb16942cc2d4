import { describe, expect, test } from '@jest/globals';
import { Failure, explain } from './failure.mjs';

describe('what is shown of an error', () => {
  test('is one sentence, when a person can mend it', () => {
    expect(explain(new Failure('Port 3000 is taken.'))).toBe('Port 3000 is taken.');
  });

  test('has what a tool printed above that sentence', () => {
    expect(explain(new Failure('The build failed.', 'error TS2339\n\n'))).toBe('error TS2339\n\nThe build failed.');
  });

  test('is its stack, when it is a fault of ours', () => {
    expect(explain(new TypeError('undefined is no function'))).toMatch(/^TypeError: undefined is no function\n\s+at /);
  });

  test.each([['words', 'words'], [undefined, 'undefined']])('is %p itself, when it is no error', (thrown, shown) => {
    expect(explain(thrown)).toBe(shown);
  });
});
