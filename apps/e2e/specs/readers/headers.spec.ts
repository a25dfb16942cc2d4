import { localeOfSegment } from '@dpo/content';
import { arrives, lacks, shows } from '../../arrival';
import { expect, test } from '../../test';
import { type RawAnswer, ask } from '../../raw-request';
import { type ListedPage, readSitemap } from '../../sitemap';

/** The addresses that are public but in no sitemap. */
const unlisted = ['/en/news?category=speech', '/tc/news?category=speech&year=2025', '/en/news?page=2', '/tc/news/how-english-is-written-on-this-website'];

test.describe('Every public page', () => {
  let listed: ListedPage[] = [];
  let answers = new Map<string, RawAnswer>();

  test.beforeAll(async ({ site }) => {
    listed = await readSitemap(site.webUrl);
    answers = new Map();
    for (const path of [...listed.map((page) => page.path), ...unlisted]) answers.set(path, await ask(site.webUrl, path));
  });

  /** What is found for each page, so that a failure names the pages. */
  const each = <T>(look: (answer: RawAnswer, path: string) => T) => [...answers].map(([path, answer]) => ({ path, found: look(answer, path) }));
  const allAre = <T>(expected: T) => [...answers.keys()].map((path) => ({ path, found: expected }));

  test('is in the sitemap once, in the languages it has, and answers', () => {
    expect(new Set(listed.map(({ path }) => path)).size).toBe(listed.length);
    for (const expected of ['/en', '/tc', '/en/about', '/tc/about', '/en/pillars', '/tc/pillars/sustainable-development', '/en/news', '/tc/site-map', '/en/privacy-policy'])
      expect(listed.map(({ path }) => path)).toContain(expected);
    expect(listed.filter(({ path }) => path.includes('/news/')).length).toBeGreaterThanOrEqual(24);
    expect(each(({ status }) => status)).toEqual(allAre(200));
  });

  test('may be kept by shared caches, is checked again, and sets no cookie', () => {
    expect(each(({ headers }) => /\bs-maxage=\d+/.test(headers['cache-control'] ?? ''))).toEqual(allAre(true));
    expect(each(({ headers }) => /private|no-store/.test(headers['cache-control'] ?? ''))).toEqual(allAre(false));
    expect(each(({ headers }) => headers['set-cookie'])).toEqual(allAre(undefined));
    expect(each(({ headers }) => typeof headers.etag)).toEqual(allAre('string'));
    expect(each(({ headers }) => /cookie|rsc|next-/i.test(headers.vary ?? ''))).toEqual(allAre(false));
  });

  test('comes with the security headers, and does not tell what it runs on', () => {
    expect(each(({ headers }) => headers['strict-transport-security'] ?? '')).toEqual(allAre('max-age=63072000; includeSubDomains'));
    expect(each(({ headers }) => headers['x-content-type-options'])).toEqual(allAre('nosniff'));
    expect(each(({ headers }) => headers['referrer-policy'])).toEqual(allAre('strict-origin-when-cross-origin'));
    expect(each(({ headers }) => String(headers['permissions-policy'] ?? '').includes('camera=()'))).toEqual(allAre(true));
    expect(each(({ headers }) => headers['x-powered-by'] ?? headers.server)).toEqual(allAre(undefined));
  });

  test('may run no script, load nothing from elsewhere and stand in nobody’s frame', () => {
    const policyOf = ({ headers }: RawAnswer) => String(headers['content-security-policy'] ?? '').split('; ');
    for (const directive of ["default-src 'none'", "script-src 'inline-speculation-rules'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(each((answer) => policyOf(answer).includes(directive))).toEqual(allAre(true));
    expect(each((answer) => policyOf(answer).some((directive) => /unsafe|\*|https?:/.test(directive)))).toEqual(allAre(false));
  });

  test('holds no script but data for search engines and the rules for prefetching', () => {
    const scriptsOf = ({ text }: RawAnswer) => [...text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
    const declarations = ['type="application/ld+json"', 'type="speculationrules"'];
    expect(each((answer) => scriptsOf(answer).filter((script) => !declarations.includes(script ?? '')))).toEqual(allAre([]));
    expect(each((answer) => scriptsOf(answer).includes('type="speculationrules"'))).toEqual(allAre(true));
    expect(each(({ text }) => /\son[a-z]+=|javascript:|rel="modulepreload"/.test(text))).toEqual(allAre(false));
  });

  test('says which language it is in', () => {
    const languageOf = (path: string) => localeOfSegment(path.split('/')[1] ?? '')?.code;
    expect(each(({ text }) => /<html lang="([^"]+)"/.exec(text)?.[1])).toEqual([...answers.keys()].map((path) => ({ path, found: languageOf(path) })));
  });

  test('has one title, one main heading and a last revision date', () => {
    expect(each(({ text }) => text.match(/<h1\b/g)?.length)).toEqual(allAre(1));
    expect(each(({ text }) => text.match(/<title>[^<]+<\/title>/g)?.length)).toEqual(allAre(1));
    expect(each(({ text }, path) => /(?:Last revision date|修訂日期)\D{0,40}<time dateTime="\d{4}-\d\d-\d\d">/.test(text.replaceAll('<!-- -->', '')) || path)).toEqual(allAre(true));
  });

  test('names its own address and itself in every language it has, and each of those names it back', () => {
    const alternatesOf = (text: string) =>
      Object.fromEntries([...text.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"\/>/g)].map(([, language = '', href = '']) => [language, href]));
    for (const { path, url, alternates } of listed) {
      const text = answers.get(path)?.text ?? '';
      expect(text).toContain(`<link rel="canonical" href="${url}"/>`);
      expect(alternatesOf(text), path).toEqual(alternates);
      expect(Object.values(alternates)).toContain(url);
      for (const [language, href] of Object.entries(alternates)) {
        const other = listed.find((page) => page.url === href);
        expect(other, `${path} names ${href} in ${language}, which is listed`).toBeDefined();
        expect(other?.alternates).toEqual(alternates);
      }
    }
  });

  test('leaves out of the sitemap what exists only in another language, and tells search engines to do so too', async ({ site }) => {
    expect(listed.map(({ path }) => path)).not.toContain('/tc/news/how-english-is-written-on-this-website');
    const { text } = await ask(site.webUrl, '/tc/news/how-english-is-written-on-this-website');
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    // It is no copy of what it leads to, and search engines do not do both.
    expect(text).not.toContain('rel="canonical"');
  });
});

test('A language that was withdrawn alone is named neither by the other nor in the sitemap, and names none', async ({ site, draft }) => {
  const item = await draft();
  const withdrawn = { at: '2026-11-23T00:00:00.000Z', reason: 'Withdrawn in one language.' };
  const names = (code: string) => `<link rel="alternate" hrefLang="${code}"`;
  await arrives(site.webUrl, () => item.publish('en'), { [item.pathIn('en')]: shows(item.titles.en) });
  await arrives(site.webUrl, () => item.publish('zh-Hant-HK'), { [item.pathIn('zh-Hant-HK')]: shows(item.titles['zh-Hant-HK']), [item.pathIn('en')]: shows(names('zh-Hant-HK')) });
  await item.edit('zh-Hant-HK', { withdrawn });
  await arrives(site.webUrl, () => item.publish('zh-Hant-HK'), { [item.pathIn('zh-Hant-HK')]: shows(withdrawn.reason), [item.pathIn('en')]: lacks(names('zh-Hant-HK')) });
  expect((await ask(site.webUrl, item.pathIn('en'))).text).toContain(names('en'));
  const { text } = await ask(site.webUrl, item.pathIn('zh-Hant-HK'));
  expect(text).toContain('<meta name="robots" content="noindex"/>');
  for (const code of ['en', 'zh-Hant-HK', 'x-default']) expect(text).not.toContain(names(code));
  await expect.poll(async () => (await readSitemap(site.webUrl)).map(({ path }) => path)).not.toContain(item.pathIn('zh-Hant-HK'));
  const listed = await readSitemap(site.webUrl);
  expect(Object.keys(listed.find(({ path }) => path === item.pathIn('en'))?.alternates ?? {})).toEqual(['en', 'x-default']);
});

test('A missing page, a file and an upload come with the security headers too', async ({ site }) => {
  for (const path of ['/en/nothing-is-here', '/sitemap.xml', '/robots.txt', '/uploads/nothing.png', '/healthz', '/api/preview']) {
    const { headers } = await ask(site.webUrl, path);
    expect({ path, nosniff: headers['x-content-type-options'], hsts: headers['strict-transport-security'], framed: /frame-ancestors 'none'/.test(String(headers['content-security-policy'])) }).toEqual({
      path, nosniff: 'nosniff', hsts: 'max-age=63072000; includeSubDomains', framed: true,
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('A refusal comes with the security headers too', async ({ site }) => {
  const { status, headers } = await ask(site.webUrl, '/en', { method: 'PUT' });
  expect([status, headers['x-content-type-options'], headers['referrer-policy'], headers['permissions-policy']]).toEqual([405, 'nosniff', 'strict-origin-when-cross-origin', expect.stringContaining('camera=()')]);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('A missing page is not indexed and not kept for long', async ({ site }) => {
  const { status, headers, text } = await ask(site.webUrl, '/tc/nothing-is-here');
  expect(status).toBe(404);
  expect(text).toContain('<html lang="zh-Hant-HK"');
  expect(headers['cache-control']).toMatch(/no-store|s-maxage=\d{1,3}\b/);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('Pictures keep their address as long as their bytes: readers keep them for a year, what lies between for a second', async ({ site }) => {
  const { text } = await ask(site.webUrl, '/en/news/how-pictures-are-described');
  const [, source = ''] = /<img [^>]*src="(\/uploads\/[^"]+)"/i.exec(text) ?? [];
  expect(source).toMatch(/\?v=[0-9a-z]+$/);
  const { status, headers } = await ask(site.webUrl, source);
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^image\//);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable, s-maxage=1');
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  for (const known of [{ 'if-modified-since': String(headers['last-modified']) }, { 'if-none-match': String(headers.etag) }]) {
    const again = await ask(site.webUrl, source, { headers: known });
    expect([again.status, again.text]).toEqual([304, '']);
  }
});

test('regression: a made-up version pins the bytes of a picture for a year', async ({ site }) => {
  const { text } = await ask(site.webUrl, '/en/news/how-pictures-are-described');
  const [, source = ''] = /<img [^>]*src="(\/uploads\/[^"?]+)/i.exec(text) ?? [];
  for (const query of ['?v=', '?v=1', '?v=zzzzzzzz']) expect((await ask(site.webUrl, source + query)).headers['cache-control']).toBe('public, max-age=0, s-maxage=1');
  expect((await ask(site.webUrl, source)).headers['cache-control']).toBe('public, max-age=300, s-maxage=1');
});

test('Style sheets and other built files may be kept for a year', async ({ site }) => {
  const { text } = await ask(site.webUrl, '/en');
  const sheets = [...text.matchAll(/href="(\/_next\/static\/[^"]+\.css)"/g)].map(([, href = '']) => href);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) {
    const { status, headers } = await ask(site.webUrl, sheet);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
});
