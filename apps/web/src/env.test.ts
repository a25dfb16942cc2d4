/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { BadEnvironment, parseEnv } from './env';

const secret = () => randomBytes(32).toString('hex');
const good = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production', SITE_URL: 'https://www.example.hk/', CMS_URL: 'http://cms:1337', CMS_TOKEN: secret(), CMS_PREVIEW_TOKEN: secret(),
  REVALIDATE_SECRET: secret(), PREVIEW_SECRET: secret(),
});

test('a whole environment is read, addresses without their last slash', () => {
  const env = parseEnv(good());
  expect(env).toMatchObject({ SITE_URL: 'https://www.example.hk', CMS_URL: 'http://cms:1337', PORT: 3000, BIND: '127.0.0.1' });
});

const secrets = ['CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'];

test.each([...secrets, 'SITE_URL', 'CMS_URL'])('without %s it refuses, naming it', (name) => {
  expect(() => parseEnv({ ...good(), [name]: undefined })).toThrow(BadEnvironment);
  expect(() => parseEnv({ ...good(), [name]: undefined })).toThrow(`${name} is missing`);
});

test.each(secrets)('a short or example %s is refused, naming it and the repair', (name) => {
  for (const value of ['', 'short', 'changeme'.repeat(5), 'this-is-an-example-value-of-some-length', 'a'.repeat(64), '12345678'.repeat(4), 'my-secret-that-is-long-enough-to-pass'])
    expect(() => parseEnv({ ...good(), [name]: value })).toThrow(new RegExp(`${name} .*openssl rand`));
});

test('a secret that another variable has too is refused', () => {
  const one = secret();
  expect(() => parseEnv({ ...good(), CMS_TOKEN: one, CMS_PREVIEW_TOKEN: one })).toThrow('CMS_PREVIEW_TOKEN is the same as CMS_TOKEN');
});

test('an address that is none, or of another scheme, is refused', () => {
  for (const SITE_URL of ['www.example.hk', 'ftp://example.hk', 'javascript:alert(1)'])
    expect(() => parseEnv({ ...good(), SITE_URL })).toThrow('SITE_URL must be an http or https address');
});

test('all that is wrong is said at once', () => {
  expect(() => parseEnv({ NODE_ENV: 'production' })).toThrow(/SITE_URL.*CMS_URL.*CMS_TOKEN.*CMS_PREVIEW_TOKEN.*REVALIDATE_SECRET.*PREVIEW_SECRET/);
});
