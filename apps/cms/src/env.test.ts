import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { UnsafeSettings, readSettings } from './env';

const random = () => randomBytes(32).toString('base64url');

const safe = (): Record<string, string> => ({
  APP_KEYS: `${random()},${random()}`, API_TOKEN_SALT: random(), ADMIN_JWT_SECRET: random(), TRANSFER_TOKEN_SALT: random(),
  ENCRYPTION_KEY: random(), CMS_TOKEN: random(), CMS_PREVIEW_TOKEN: random(), REVALIDATE_SECRET: random(), PREVIEW_SECRET: random(),
});

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof UnsafeSettings) return error.problems;
    throw error;
  }
}

test('random secrets pass, and the rest has sensible defaults', () => {
  expect(readSettings(safe())).toMatchObject({ webUrls: [], siteUrl: 'http://localhost:3000', firstAdministrator: null, seed: false, seedDirectory: null, twoPersonRule: true });
});

test('the rule of two is off only where it is said', () => {
  expect(readSettings({ ...safe(), TWO_PERSON_RULE: 'false' }).twoPersonRule).toBe(false);
  expect(readSettings({ ...safe(), TWO_PERSON_RULE: '' }).twoPersonRule).toBe(true);
});

test('several web instances, without their trailing slashes', () => {
  expect(readSettings({ ...safe(), WEB_URLS: 'http://web-1:3000/, http://web-2:3000' }).webUrls).toEqual(['http://web-1:3000', 'http://web-2:3000']);
});

describe.each(Object.keys(safe()))('%s', (name) => {
  test.each([
    ['missing', undefined, 'is missing'],
    ['blank', '   ', 'is missing'],
    ['short', 'a7c1e93b', 'is only 8 characters long'],
    ['an example', 'tobemodified-tobemodified-tobemodified', 'is an example value'],
    ['another example', 'changeme0123456789abcdefghijklmnopqrstuv', 'is an example value'],
    ['one character over and over', 'x'.repeat(64), 'repeats too few characters'],
  ])('%s is refused by name, with the remedy', (_case, value, problem) => {
    const problems = problemsOf({ ...safe(), [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name} ${problem}`)]);
    expect(problems[0]).toContain('openssl rand');
  });
});

test('one weak key among several is found', () => {
  expect(problemsOf({ ...safe(), APP_KEYS: `${random()},short` })).toEqual([expect.stringContaining('APP_KEYS is only 5 characters long')]);
});

test('the token that reads drafts may not be the one that the site always uses', () => {
  const token = random();
  expect(problemsOf({ ...safe(), CMS_TOKEN: token, CMS_PREVIEW_TOKEN: token })).toEqual([expect.stringContaining('CMS_PREVIEW_TOKEN is the same as CMS_TOKEN')]);
});

test('an address that is none is named', () => {
  expect(problemsOf({ ...safe(), WEB_URLS: 'web:3000' })).toEqual([expect.stringContaining('WEB_URLS holds "web:3000"')]);
});
