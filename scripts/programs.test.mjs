import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findProgram } from './programs.mjs';

describe('a program that tests need', () => {
  const { PATH } = process.env;
  let folder = '';
  const where = { variable: 'MAYFLY_PATH', names: ['mayfly', 'mayfly-browser'], packages: ['mayfly'] };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'programs-'));
    process.env.PATH = folder;
  });
  afterEach(async () => {
    process.env.PATH = PATH;
    delete process.env.MAYFLY_PATH;
    await rm(folder, { recursive: true });
  });

  test('is the one that its setting names', async () => {
    process.env.MAYFLY_PATH = '/opt/mayfly';
    expect(await findProgram('a mayfly', where)).toBe('/opt/mayfly');
  });

  test('is found on the PATH under any of its names', async () => {
    const file = path.join(folder, 'mayfly-browser');
    await writeFile(file, '');
    await chmod(file, 0o755);
    expect(await findProgram('a mayfly', where)).toBe(file);
  });

  test('is asked for in one sentence where it is missing and cannot be installed', async () => {
    await expect(findProgram('a mayfly', where)).rejects.toThrow('The tests need a mayfly and found none: install mayfly, or name one with MAYFLY_PATH=/path/to/it.');
  });
});
