import { expect, test } from '../../test';
import { ask } from '../../raw-request';

for (const [asked, home] of [
  ['en', '/en'],
  ['en-GB,en;q=0.9', '/en'],
  ['zh-HK', '/tc'],
  ['zh-TW,zh;q=0.9,en;q=0.8', '/tc'],
  ['zh-CN', '/tc'],
  ['zh-Hant-HK', '/tc'],
  ['en;q=0.3,zh;q=0.7', '/tc'],
  ['fr', '/en'],
  ['fr,zh-HK;q=0.5', '/tc'],
  ['*', '/en'],
  [';;;=,,,q=zh', '/en'],
  [undefined, '/en'],
] as const)
  test(`A visitor whose browser asks for ${asked ?? 'no language'} is sent from the front door to ${home}`, async ({ site }) => {
    const { status, headers } = await ask(site.webUrl, '/', asked === undefined ? {} : { headers: { 'accept-language': asked } });
    expect(status).toBe(307);
    expect(new URL(headers.location ?? '', site.webUrl).pathname).toBe(home);
    expect(headers.vary?.toLowerCase()).toContain('accept-language');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
  });

test('The front door leads to the host that was asked for, whatever the site is called inside', async ({ site }) => {
  const { headers } = await ask(site.webUrl, '/', { headers: { host: 'www.example.test', 'accept-language': 'zh-HK' } });
  expect(['/tc', 'http://www.example.test/tc']).toContain(headers.location);
});

for (const path of ['/en', '/tc/news', '/en/news?category=speech', '/en/about', '/tc/pillars/sustainable-development'])
  test(`Unknown parameters at ${path} neither break the page nor make another of it`, async ({ site }) => {
    const known = await ask(site.webUrl, path);
    const separator = path.includes('?') ? '&' : '?';
    for (const unknown of ['utm_source=mail', 'a[b][c]=1', '%00=%ff', '_rsc=1', 'page=0', 'page=-1', 'page=1e3', 'year=1', `x=${'y'.repeat(4000)}`]) {
      const { status, text } = await ask(site.webUrl, `${path}${separator}${unknown}`);
      expect({ unknown, status, isSame: text === known.text }).toEqual({ unknown, status: 200, isSame: true });
    }
  });

test('Parameters in any order are one page, and the address in its own words names it', async ({ site }) => {
  const one = await ask(site.webUrl, '/en/news?category=speech&year=2025');
  const other = await ask(site.webUrl, '/en/news?year=2025&category=speech');
  expect(other.text).toBe(one.text);
  expect(one.text).toContain(`<link rel="canonical" href="${site.webUrl}/en/news?category=speech&amp;year=2025"/>`);
});

test('The inner address of a filtered list leads to the public one', async ({ site }) => {
  const { status, headers } = await ask(site.webUrl, '/en/news/list/speech/2025/-/1');
  expect(status).toBe(308);
  expect(new URL(headers.location ?? '', site.webUrl).search).toBe('?category=speech&year=2025');
  expect((await ask(site.webUrl, '/en/news/list/speech/2025/-/0')).status).toBe(404);
});

for (const target of [
  '/%00', '/en/%00', '/en/news/%00', '/en/%ff', '/en/news/%ff%fe', '/%ff', '/%', '/en/%', '/en/%zz', '/en/news/%e0%a4%a',
  '/../etc/passwd', '/en/../../etc/passwd', '/en/..%2f..%2fetc%2fpasswd', '/uploads/../data.db', '/uploads/..%2f..%2fdata.db', '/uploads/%2e%2e/data.db',
  '/en//evil.test', '//evil.test/en', '/\\evil.test', '/en/news/\\', '/en/news/<script>', '/en/news/A', `/en/${'a'.repeat(5000)}`,
  '/en/news/a%0d%0aset-cookie:x=1', '/_next/data/x/en.json', '/_next/static/none.js', '/_next/image?url=%2Fuploads%2Fa.png&w=640&q=75', '/api', '/api/revalidate/none',
  '/fr', '/sc/news', '/EN', '/wp-login.php', '/.env', '/favicon.ico.bak', '/en.rsc', '/en/news.rsc', '/en/about.rsc', '/en/about.segments/_tree.segment.rsc', '/index.html',
] as const)
  test(`An address that leads nowhere is answered as such: ${target.slice(0, 60)}`, async ({ site }) => {
    const { status, headers } = await ask(site.webUrl, target);
    expect(status, 'not found or not understood, never a fault of the site').toBeGreaterThanOrEqual(300);
    expect(status).toBeLessThan(500);
    expect(headers['set-cookie']).toBeUndefined();
    if (status < 400) expect(new URL(headers.location ?? '', site.webUrl).origin, 'and nobody is sent elsewhere').toBe(site.webUrl);
    else expect(headers['cache-control'] ?? '').not.toContain('immutable');
  });

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
  test(`Pages are there to be read: ${method} is not allowed`, async ({ site }) => {
    for (const path of ['/en', '/tc/news', '/', '/sitemap.xml', '/api/preview']) {
      const { status, headers } = await ask(site.webUrl, path, { method, body: method === 'TRACE' ? [] : 'x=1' });
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD');
    }
  });

test('HEAD tells of a page what GET tells, without the page', async ({ site }) => {
  const get = await ask(site.webUrl, '/en');
  const head = await ask(site.webUrl, '/en', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.text).toBe('');
  expect(head.headers.etag).toBe(get.headers.etag);
  expect(head.headers['content-security-policy']).toBe(get.headers['content-security-policy']);
});

test('A reader who has the page already gets no second copy', async ({ site }) => {
  const { headers } = await ask(site.webUrl, '/tc');
  const again = await ask(site.webUrl, '/tc', { headers: { 'if-none-match': headers.etag ?? '' } });
  expect(again.status).toBe(304);
  expect(again.text).toBe('');
});

test('robots.txt names the sitemap and closes only what is not for readers', async ({ site }) => {
  const { status, headers, text } = await ask(site.webUrl, '/robots.txt');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/plain');
  expect(text).toContain(`Sitemap: ${site.webUrl}/sitemap.xml`);
  expect(text).toMatch(/^Disallow: \/api\/$/m);
  expect(text).not.toMatch(/^Disallow: \/$/m);
});

for (const [path, words] of [['/healthz', 'ok'], ['/readyz', 'ready']] as const)
  test(`${path} tells an operator that all is well and is never stored`, async ({ site }) => {
    const { status, headers, text } = await ask(site.webUrl, path);
    expect(status).toBe(200);
    expect(text.trim()).toBe(words);
    expect(headers['cache-control']).toBe('no-store');
  });

test('The gallery of components is for development: on the site it is not there', async ({ site }) => {
  const { status, text } = await ask(site.webUrl, '/_gallery');
  expect(status).toBe(404);
  expect(text).toContain('Page not found');
});
