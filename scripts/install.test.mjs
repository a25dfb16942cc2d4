import { describe, expect, test } from '@jest/globals';
import { installProblem } from './install.mjs';
import { foldersOf, lockfile } from './workspace.mjs';

describe('a failed installation', () => {
  test.each([
    ['gyp ERR! find Python Python is not set', 'python3, make and a C++ compiler'],
    ['request to https://registry failed, reason: getaddrinfo EAI_AGAIN', 'the package registry cannot be reached'],
    ['ENOSPC: no space left on device', 'the disk is full'],
    ["EACCES: permission denied, mkdir '/srv/node_modules'", 'a file may not be written'],
    ['something new', 'because of what its log above says: mend that, then run this again.'],
  ])('%s: the remedy is named', (output, remedy) => {
    expect(installProblem(output)).toContain(remedy);
  });
});

describe('the lockfile', () => {
  test('names the packages of the workspace', async () => {
    expect(foldersOf(await lockfile())).toEqual(expect.arrayContaining(['apps/cms', 'apps/web', 'packages/content', 'deploy/edge']));
  });

  test('lists nothing but packages', () => {
    const text = "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    devDependencies:\n      jest:\n        specifier: 1\n\n  apps/a:\n    dependencies:\n\n  packages/b: {}\n\npackages:\n\n  c@1:\n";
    expect(foldersOf(text)).toEqual(['apps/a', 'packages/b']);
  });
});
