import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Failure } from './failure.mjs';
import { Report } from './report.mjs';

describe('a report', () => {
  /** @type {string[]} */
  let lines = [];
  beforeEach(() => {
    lines = [];
    jest.spyOn(console, 'log').mockImplementation((line) => void lines.push(...String(line).split('\n')));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('closes with the counts alone on the last line', async () => {
    const report = new Report();
    await report.group('Some tests', async () => ({ passed: 4, failed: [] }));
    await report.check('Lint', async () => ({ code: 0, output: 'fine' }));
    expect(report.close()).toBe(0);
    expect(lines.at(-1)).toBe('5 passed, 0 failed');
    expect(lines).not.toContain('fine');
  });

  test('names what failed and shows the end of its output', async () => {
    const report = new Report();
    await report.group('Some tests', async () => ({ passed: 1, failed: ['a.test.ts: holds'], output: 'expected 1, received 2' }));
    await report.check('Lint', async () => ({ code: 1, output: `${'a line\n'.repeat(500)}an unused name` }));
    expect(report.close()).toBe(1);
    expect(lines).toEqual(expect.arrayContaining(['expected 1, received 2', 'an unused name', 'FAILED a.test.ts: holds', 'FAILED Lint']));
    expect(lines.length).toBeLessThan(120);
    expect(lines).toContainEqual(expect.stringMatching(/✗ Lint: 0 passed, 1 failed/));
    expect(lines.at(-1)).toBe('1 passed, 2 failed');
  });

  test('takes a check that cannot run for a failure, and says why', async () => {
    const report = new Report();
    expect(await report.group('Browser tests', () => Promise.reject(new Failure('There is no browser.', 'its log')))).toBe(false);
    expect(report.close()).toBe(1);
    expect(lines).toEqual(expect.arrayContaining(['its log', 'There is no browser.', 'FAILED Browser tests: could not run']));
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });

  test('counts preparations when they fail only', async () => {
    const report = new Report();
    expect(await report.prepare('Packages', async () => undefined)).toBe(true);
    expect(await report.prepare('Build', () => Promise.reject(new Failure('It broke.')))).toBe(false);
    expect(report.close()).toBe(1);
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });

  test('in which nothing ran is not a success', () => {
    const report = new Report();
    expect(report.close()).toBe(1);
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
  });
});
