import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ClientOptions, createClient } from './client';
import { newsItem } from './entries/news-item';
import { officeProfile } from './entries/office-profile';
import { page } from './entries/page';
import { CmsMalformed, CmsRefused, CmsUnavailable, ContentError } from './errors';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const token = 'a-token-that-may-read';

/** A CMS that answers over a real connection as each test says. */
const server = createServer();
let url = '';
let requests: IncomingMessage[] = [];
let answer: Answer = (_, response) => response.end();

beforeEach(async () => {
  requests = [];
  server.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

const json = (value: unknown, status = 200): Answer => (_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const status = (code: number, headers: Record<string, string> = {}): Answer => (_, response) => response.writeHead(code, headers).end(JSON.stringify({ data: null, error: { status: code } }));
const text = (words: string): Answer => (_, response) => response.end(words);

const client = (options: Partial<ClientOptions> = {}) => createClient({ url, token, fetch, timeout: 2000, ...options });

/** The query of the last request, as the CMS gets it. */
const lastQuery = () => Object.fromEntries(new URL(requests.at(-1)?.url ?? '', url).searchParams);

const storedPage = (slug: string, more: object = {}) => ({
  documentId: `document-${slug}`,
  locale: 'en',
  updatedAt: '2026-11-23T01:02:03.000Z',
  title: `About ${slug}`,
  slug,
  body: [],
  localizations: [{ locale: 'zh-Hant-HK' }],
  ...more,
});

const list = (data: unknown[], pagination: object = { page: 1, pageCount: 1, total: data.length }) => json({ data, meta: { pagination } });

describe('what search reads', () => {
  const stored = (documentId: string, more: object = {}) => ({
    documentId, locale: 'en', updatedAt: '2026-11-23T01:02:03.000Z', localizations: [], title: 'A title', slug: documentId, summary: 'A summary', releaseDate: '2026-01-02', body: [], image: null, attachments: [], ...more,
  });
  const profile = { documentId: 'profile', locale: 'en', updatedAt: '2026-11-23T01:02:03.000Z', siteName: 'Office', introduction: 'Words', whoWeAre: null, missionAndVision: null, contact: null };

  test('a page of a list: the fields that the declaration names and no others, a hundred at once', async () => {
    answer = list([stored('one'), stored('two', { title: null })], { page: 2, pageCount: 3, total: 202 });
    const found: string[] = [];
    const read = await client({ onMalformed: ({ message }) => found.push(message) }).readSearched(newsItem, { locale: 'en', page: 2 });
    expect(read).toMatchObject({ items: [{ documentId: 'one', title: 'A title', releaseDate: '2026-01-02' }], total: 202, page: 2, pageCount: 3, omitted: 1 });
    expect(read.items[0]).not.toHaveProperty('category');
    expect(found).toEqual([expect.stringContaining('two')]);
    const query = lastQuery();
    expect(query).toMatchObject({ locale: 'en', status: 'published', 'pagination[page]': '2', 'pagination[pageSize]': '100' });
    const asked = Object.entries(query).filter(([key]) => key.startsWith('fields')).map(([, field]) => field);
    expect(asked.sort()).toEqual(['locale', 'releaseDate', 'slug', 'summary', 'title', 'updatedAt']);
  });

  test('one document of a list', async () => {
    answer = list([stored('one')]);
    expect((await client().readSearched(newsItem, { locale: 'zh-Hant-HK', documentId: 'one' })).items).toHaveLength(1);
    expect(lastQuery()).toMatchObject({ locale: 'zh-Hant-HK', 'filters[documentId][$eq]': 'one' });
  });

  test('the one entry of a single type, or none', async () => {
    answer = json({ data: profile });
    expect(await client().readSearched(officeProfile, { locale: 'en' })).toMatchObject({ items: [{ documentId: 'profile', siteName: 'Office' }], total: 1, pageCount: 1, omitted: 0 });
    expect(lastQuery()).not.toHaveProperty('pagination[page]');
    answer = status(404);
    expect(await client().readSearched(officeProfile, { locale: 'en' })).toMatchObject({ items: [], total: 0 });
    answer = json({ data: { ...profile, siteName: null } });
    await expect(client().readSearched(officeProfile, { locale: 'en' })).rejects.toThrow(CmsMalformed);
  });

  test('versions: when each was changed, and none of its words', async () => {
    answer = list([stored('one'), { documentId: 'two', locale: 'en', updatedAt: 'yesterday' }]);
    expect(await client().readVersions(newsItem, { locale: 'en' })).toMatchObject({ items: [{ documentId: 'one', locale: 'en', updatedAt: '2026-11-23T01:02:03.000Z' }], omitted: 1 });
    const query = lastQuery();
    expect(Object.keys(query).filter((key) => key.startsWith('populate'))).toEqual([]);
    expect(Object.entries(query).filter(([key]) => key.startsWith('fields')).map(([, field]) => field)).toEqual(['updatedAt', 'locale']);
    answer = json({ data: profile });
    expect((await client().readVersions(officeProfile, { locale: 'en' })).items).toEqual([{ documentId: 'profile', locale: 'en', updatedAt: profile.updatedAt }]);
  });

  test.each([[500, CmsUnavailable], [403, CmsRefused], [404, CmsMalformed]])('a list that is answered with %d is no empty list', async (code, error) => {
    answer = status(code);
    await expect(client().readSearched(newsItem, { locale: 'en' })).rejects.toThrow(error);
    await expect(client().readVersions(newsItem, { locale: 'en' })).rejects.toThrow(error);
  });
});

test('redirects are read in one answer', async () => {
  answer = json({ data: [{ from: '/en/about_us', to: '/en/about' }] });
  expect(await client().readRedirects()).toEqual([{ from: '/en/about_us', to: '/en/about' }]);
  expect(requests.map((request) => request.url?.split('?')[0])).toEqual(['/api/redirects']);
});

describe('reading one entry', () => {
  test('gives its values and languages', async () => {
    answer = list([storedPage('privacy')]);
    expect(await client().readOne(page, { locale: 'en', slug: 'privacy' })).toEqual({
      documentId: 'document-privacy',
      locale: 'en',
      updatedAt: '2026-11-23T01:02:03.000Z',
      title: 'About privacy',
      slug: 'privacy',
      body: [],
      availableIn: ['en', 'zh-Hant-HK'],
      listedIn: ['en', 'zh-Hant-HK'],
      withdrawn: null,
    });
  });

  test('asks by slug and language, for published content, with all parts and the token', async () => {
    answer = list([]);
    await client().readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'data & ethics=1' });
    expect(requests[0]?.url).toMatch(/^\/api\/news-items\?/);
    expect(requests[0]?.headers).toMatchObject({ authorization: `Bearer ${token}`, accept: 'application/json' });
    expect(lastQuery()).toMatchObject({
      'filters[slug][$eq]': 'data & ethics=1',
      'pagination[pageSize]': '1',
      locale: 'zh-Hant-HK',
      status: 'published',
      'populate[image][populate][media]': 'true',
      'populate[body][on][blocks.figure][populate][media]': 'true',
      'populate[pillars][fields][0]': 'title',
      'populate[localizations][fields][0]': 'locale',
    });
  });

  test('asks for drafts when it is told to', async () => {
    answer = list([]);
    await client({ status: 'draft' }).readOne(page, { locale: 'en', slug: 'privacy' });
    expect(lastQuery()).toMatchObject({ status: 'draft' });
  });

  test('gives null when none is published under this slug', async () => {
    answer = list([]);
    expect(await client().readOne(page, { locale: 'en', slug: 'none' })).toBeNull();
  });

  test.each([
    ['the CMS answers 404', status(404)],
    ['its answer is empty', json({ data: null })],
  ])('gives null for a single type when %s', async (_, given) => {
    answer = given;
    expect(await client().readOne(officeProfile, { locale: 'en' })).toBeNull();
    expect(lastQuery()).not.toHaveProperty('filters[slug][$eq]');
  });

  test.each([['a page of its own', text('<h1>Not found</h1>')], ['JSON of its own', json({ message: 'no such route' }, 404)]])(
    'is no absence when something else answers 404 in the place of the CMS with %s',
    async (_, other) => {
      answer = (request, response) => {
        response.statusCode = 404;
        other(request, response);
      };
      await expect(client().readOne(officeProfile, { locale: 'en' })).rejects.toThrow(CmsMalformed);
    },
  );

  test('is malformed when the entry breaks the contract, and says where', async () => {
    answer = list([storedPage('privacy', { title: null, slug: 'Privacy' })]);
    const reading = client().readOne(page, { locale: 'en', slug: 'privacy' });
    await expect(reading).rejects.toThrow(CmsMalformed);
    await expect(reading).rejects.toThrow(/title: .*slug: /);
  });
});

describe('reading a list', () => {
  test('gives one page of it and how many there are', async () => {
    answer = list([storedPage('one'), storedPage('two')], { page: 2, pageCount: 3, total: 25 });
    const result = await client().readList(page, { locale: 'en', page: 2 });
    expect(result).toMatchObject({ total: 25, page: 2, pageCount: 3, omitted: 0 });
    expect(result.items.map(({ slug }) => slug)).toEqual(['one', 'two']);
    expect(lastQuery()).toMatchObject({ 'pagination[page]': '2', 'pagination[pageSize]': '10', 'sort[0]': 'slug:asc', 'fields[0]': 'title' });
  });

  test('asks by value, by range and through a relation', async () => {
    answer = list([]);
    const where = { category: { equals: 'press-release' }, releaseDate: { from: '2026-01-01', to: '2026-12-31' }, pillars: { slug: 'data' } };
    await client().readList(newsItem, { locale: 'en', where, sort: ['title:asc'] });
    expect(lastQuery()).toMatchObject({
      'filters[category][$eq]': 'press-release',
      'filters[releaseDate][$gte]': '2026-01-01',
      'filters[releaseDate][$lte]': '2026-12-31',
      'filters[pillars][slug][$eq]': 'data',
      'sort[0]': 'title:asc',
    });
  });

  test('never lets a value become a part of the query', async () => {
    answer = list([]);
    await client().readList(newsItem, { locale: 'en', where: { category: { equals: 'a&status=draft#數字' } } });
    expect(lastQuery()).toMatchObject({ 'filters[category][$eq]': 'a&status=draft#數字', status: 'published' });
  });

  test('leaves out an entry that breaks the contract, reports and counts it', async () => {
    answer = list([storedPage('one'), storedPage('Two'), null, storedPage('three')]);
    const reported: CmsMalformed[] = [];
    const result = await client({ onMalformed: (error) => reported.push(error) }).readList(page, { locale: 'en' });
    expect(result.items.map(({ slug }) => slug)).toEqual(['one', 'three']);
    expect(result.omitted).toBe(2);
    expect(reported).toHaveLength(2);
    expect(reported[0]).toBeInstanceOf(CmsMalformed);
    expect(reported[0]?.message).toMatch(/Left out page .*Two.*slug: /);
  });

  test('reads all pages one after the other', async () => {
    answer = (request, response) => {
      const number = Number(new URL(request.url ?? '', url).searchParams.get('pagination[page]'));
      list([storedPage(`page-${number}`)], { page: number, pageCount: 3, total: 3 })(request, response);
    };
    const all = await client().readAll(page, { locale: 'en' });
    expect(all.map(({ slug }) => slug)).toEqual(['page-1', 'page-2', 'page-3']);
    expect(lastQuery()).toMatchObject({ 'pagination[pageSize]': '100' });
    expect(requests).toHaveLength(3);
  });

  test('of all pages fails as a whole when one of them fails', async () => {
    answer = (request, response) => (requests.length === 1 ? list([storedPage('one')], { page: 1, pageCount: 2, total: 2 }) : status(502))(request, response);
    await expect(client().readAll(page, { locale: 'en' })).rejects.toThrow(CmsUnavailable);
  });
});

describe('what goes wrong', () => {
  const readings = [
    ['one entry', (options?: Partial<ClientOptions>) => client(options).readOne(page, { locale: 'en', slug: 'privacy' })],
    ['a single type', (options?: Partial<ClientOptions>) => client(options).readOne(officeProfile, { locale: 'en' })],
    ['a list', (options?: Partial<ClientOptions>) => client(options).readList(page, { locale: 'en' })],
    ['redirects', (options?: Partial<ClientOptions>) => client(options).readRedirects()],
  ] as const;

  const faults: [string, Answer, typeof CmsUnavailable | typeof CmsRefused | typeof CmsMalformed][] = [
    ['500', status(500), CmsUnavailable],
    ['502', status(502), CmsUnavailable],
    ['503', status(503), CmsUnavailable],
    ['429', status(429), CmsUnavailable],
    ['401', status(401), CmsRefused],
    ['403', status(403), CmsRefused],
    ['400', status(400), CmsMalformed],
    ['no body', text(''), CmsMalformed],
    ['broken JSON', text('{"data":[{"documentId":'), CmsMalformed],
    ['a page in HTML', text('<!doctype html>'), CmsMalformed],
    ['JSON of another shape', json(['data']), CmsMalformed],
    ['data that is no entry', json({ data: 'maintenance' }), CmsMalformed],
    ['a redirect', (_, response) => response.writeHead(302, { location: `${url}/elsewhere` }).end(), CmsUnavailable],
    ['half of an answer', (_, response) => response.writeHead(200, { 'content-length': 100 }).write('{"data":', () => response.destroy()), CmsUnavailable],
    ['a connection that breaks', (request) => request.socket.destroy(), CmsUnavailable],
  ];

  describe.each(readings)('reading %s', (_, read) => {
    test.each(faults)('%s throws the error of its kind', async (_name, given, kind) => {
      answer = given;
      const error: unknown = await read().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(kind);
      expect(error).toBeInstanceOf(ContentError);
    });

    test('a CMS that never answers is unavailable in time', async () => {
      answer = () => undefined;
      await expect(read({ timeout: 200 })).rejects.toThrow(/did not answer within 200 ms/);
      await expect(read({ timeout: 200 })).rejects.toThrow(CmsUnavailable);
    });

    test('a CMS whose answer never ends is unavailable in time', async () => {
      answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
      await expect(read({ timeout: 200 })).rejects.toThrow(/did not answer within 200 ms/);
    });

    test('a CMS that is gone is unavailable', async () => {
      await new Promise((resolve) => server.close(resolve));
      const error: unknown = await read().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(CmsUnavailable);
      expect(inspect(error)).toMatch(/^CmsUnavailable: The CMS cannot be reached/);
      expect(error).toHaveProperty('cause.cause.code', 'ECONNREFUSED');
    });
  });

  // A list that is gone is an address of the CMS that is wrong: it must not become a 404 of the site.
  test.each(readings.filter(([name]) => name !== 'a single type'))('404 throws when reading %s', async (_, read) => {
    answer = status(404);
    await expect(read()).rejects.toThrow(CmsMalformed);
  });

  test('a list without its page numbers is malformed', async () => {
    answer = json({ data: [] });
    await expect(client().readList(page, { locale: 'en' })).rejects.toThrow(/meta/);
  });

  test('errors name the address that was asked, and never the token', async () => {
    answer = status(500);
    const error: unknown = await client().readList(page, { locale: 'en' }).catch((reason: unknown) => reason);
    expect(error).toHaveProperty('url', expect.stringContaining(`${url}/api/pages?`));
    expect(inspect(error)).toContain('answered 500');
    expect(inspect(error, { depth: 9 })).not.toContain(token);
  });

  test('a redirect is not followed: the token goes nowhere else', async () => {
    answer = status(302, { location: '/elsewhere' });
    await expect(client().readList(page, { locale: 'en' })).rejects.toThrow(CmsUnavailable);
    expect(requests).toHaveLength(1);
  });
});
