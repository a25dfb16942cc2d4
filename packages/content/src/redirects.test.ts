import { describe, expect, test } from '@jest/globals';
import { endOf, isRedirectTarget, longestAddress, redirectKey, resolveRedirects, targetOf } from './redirects';

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

test.each([
  ['/en/about/', '/en/about'],
  ['/EN/News/An-Item?page=2#part', '/en/news/an-item?page=2#part'],
  ['https://www.site.example/en/about/', '/en/about'],
  ['http://WWW.site.example/en/about', '/en/about'],
  ['https://www.site.example', '/'],
  [' /tc//news/ ', '/tc/news'],
  ['/uploads/Form_A1.pdf', '/uploads/Form_A1.pdf'],
  ['https://www.gov.hk/EN/About/', 'https://www.gov.hk/EN/About/'],
  ['https://www.site.example:8443/en/about', 'https://www.site.example:8443/en/about'],
  ['//www.site.example/en/about', '//www.site.example/en/about'],
  ['about', 'about'],
])('readers who are to be sent to %s are sent to %s, in one step', (to, target) => {
  expect(targetOf(to, 'https://www.site.example')).toBe(target);
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
