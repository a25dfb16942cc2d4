import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Failure } from './failure.mjs';
import { step } from './steps.mjs';

describe('a step', () => {
  /** @type {string[]} */
  let lines = [];
  beforeEach(() => {
    lines = [];
    jest.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('gives what its work gave, and says that it is done and how long it took', async () => {
    expect(await step('Build', async () => 7)).toBe(7);
    expect(lines.at(-1)).toMatch(/✓ Build: done \(\d+\.\d s\)$/);
  });

  test('says what came of it', async () => {
    await step('Packages', async () => 3, (count) => `${count} installed`);
    expect(lines.at(-1)).toMatch(/✓ Packages: 3 installed \(\d+\.\d s\)$/);
  });

  test('is marked where what came of it is not good', async () => {
    await step('Lint', async () => 2, (count) => `${count} failed`, (count) => count === 0);
    expect(lines.at(-1)).toMatch(/✗ Lint: 2 failed \(\d+\.\d s\)$/);
  });

  test('that fails is marked and hands its failure on', async () => {
    const failure = new Failure('The build failed.');
    await expect(step('Build', () => Promise.reject(failure))).rejects.toBe(failure);
    expect(lines.at(-1)).toMatch(/✗ Build \(\d+\.\d s\)$/);
  });
});
