/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { isPass, passFor, withoutStalePreview } from './preview-pass';

const secret = 'a-cat-has-nine-lives-and-no-regrets';
const now = 1_800_000_000;

test('a pass holds until it ends, for its secret alone', async () => {
  const pass = await passFor(now + 60, secret);
  expect(await isPass(pass, secret, now)).toBe(true);
  expect(await isPass(pass, secret, now + 60)).toBe(false);
  expect(await isPass(pass, `${secret}!`, now)).toBe(false);
  expect(await isPass(pass.replace(/^\d+/, String(now + 999)), secret, now)).toBe(false);
  for (const nonsense of ['', '1', `${now + 60}.`, `${now + 60}.${'0'.repeat(64)}`]) expect(await isPass(nonsense, secret, now)).toBe(false);
});

test('the draft cookie counts with a valid pass only, and other cookies stay', async () => {
  const pass = `preview_pass=${await passFor(now + 60, secret)}`;
  expect(await withoutStalePreview(`a=1; __prerender_bypass=x; ${pass}`, secret, now)).toContain('__prerender_bypass=x');
  expect(await withoutStalePreview(`a=1; __prerender_bypass=x; ${pass}`, secret, now + 61)).not.toContain('__prerender_bypass');
  expect(await withoutStalePreview('a=1; __prerender_bypass=x; b=2', secret, now)).toBe('a=1; b=2');
  expect(await withoutStalePreview('a=1', secret, now)).toBe('a=1');
});
