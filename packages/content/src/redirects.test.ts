import { describe, expect, test } from '@jest/globals';
import { endOf, isRedirectTarget, longestAddress, redirectKey, resolveRedirects } from './redirects';

describe('an old address', () => {
  test.each([
    ['/en/about_us', '/en/about_us'],
    ['/en/about_us/', '/en/about_us'],
    ['/EN/About_Us?lang=en#top', '/en/about_us'],
    ['https://www.example.gov.hk/en/about_us', '/en/about_us'],
    ['https://www.example.gov.hk', '/'],
    ['  /tc//news/%E6%96%B0%E8%81%9E.html ', '/tc/news/新聞.html'],
    ['/', '/'],
  ])('is known as %s', (address, key) => {
    expect(redirectKey(address)).toBe(key);
  });

  test.each(['en/about', 'javascript:alert(1)', '/%zz', '/a b', '/a\u0000b', '/a\\b', '/\u202eb', 'ftp://a.hk/x'])('is none: %s', (address) => {
    expect(redirectKey(address)).toBeNull();
  });
});

describe('the place readers are sent to', () => {
  test.each(['/en/about', '/en/news?category=speech', '/en/news/a#part', 'https://www.gov.hk/en/', 'https://www.gov.hk'])('may be %s', (to) => {
    expect(isRedirectTarget(to)).toBe(true);
  });

  test.each(['', 'about', '//elsewhere.example/x', '/\\elsewhere.example', 'http://www.gov.hk/', 'javascript:alert(1)', 'https://user:pass@www.gov.hk/', 'https://localhost/', 'https://[', '/a b'])(
    'may not be %s',
    (to) => {
      expect(isRedirectTarget(to)).toBe(false);
    },
  );
});

test('no address is longer than the CMS keeps', () => {
  const longest = `/${'a'.repeat(longestAddress - 1)}`;
  expect([redirectKey(longest), redirectKey(`${longest}a`)]).toEqual([longest, null]);
  expect([isRedirectTarget(longest), isRedirectTarget(`${longest}a`)]).toEqual([true, false]);
});

describe('redirects', () => {
  test('lead to their end in one step', () => {
    const resolved = resolveRedirects([{ from: '/a', to: '/b' }, { from: '/b', to: '/C/?x=1' }, { from: '/c', to: 'https://www.gov.hk/' }, { from: '/d', to: '/en/news?page=2' }]);
    expect([...resolved]).toEqual([['/a', 'https://www.gov.hk/'], ['/b', 'https://www.gov.hk/'], ['/c', 'https://www.gov.hk/'], ['/d', '/en/news?page=2']]);
  });

  test('that lead back to where they were are left out, alone', () => {
    expect([...resolveRedirects([{ from: '/a', to: '/b' }, { from: '/b', to: '/a' }, { from: '/c', to: '/a' }, { from: '/d', to: '/d' }, { from: '/e', to: '/f' }])]).toEqual([['/e', '/f']]);
  });

  test('do not begin at an address that has none', () => {
    expect(endOf('/a', new Map())).toBeNull();
  });
});
