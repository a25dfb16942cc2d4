/** @jest-environment node */
import { beforeEach, expect, test } from '@jest/globals';
import { type LocaleCode, type SearchedOptions, type SearchedValues, CmsUnavailable, localeCodes, newsItem } from '@dpo/content';
import { createEmbeddedIndex } from './embedded-index';
import { type Source, createKeeper } from './keeper';

const pageSize = 100;

/** What is published: a CMS as far as the keeper reads one. */
let published = new Map<string, SearchedValues>();
let isDown = false;
let reads: string[] = [];

function publish(documentId: string, locale: LocaleCode, title: string, updatedAt = '2026-01-01T00:00:00.000Z', withdrawn: object | null = null) {
  published.set(`${documentId} ${locale}`, {
    documentId, locale, updatedAt, availableIn: [locale], title, slug: documentId, summary: 'A summary', body: [], image: null, attachments: [], releaseDate: '2026-01-01', withdrawn,
  });
}

const withdraw = (documentId: string, locale: LocaleCode, title: string) =>
  publish(documentId, locale, title, '2026-01-03T00:00:00.000Z', { at: '2026-01-03T00:00:00.000Z', reason: 'It no longer holds.' });

function listOf({ locale, page = 1, documentId }: SearchedOptions, type: string) {
  if (isDown) throw new CmsUnavailable('The CMS cannot be reached', 'http://127.0.0.1');
  const all = [...published.values()].filter((values) => type === newsItem.type && values.locale === locale && (documentId === undefined || values.documentId === documentId));
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length, page, pageCount: Math.max(1, Math.ceil(all.length / pageSize)), omitted: 0 };
}

const source: Source = {
  async readSearched(entry, options) {
    reads.push(options.documentId ?? 'page');
    return listOf(options, entry.type);
  },
  readVersions: async (entry, options) => listOf(options, entry.type),
};

beforeEach(() => {
  published = new Map();
  isDown = false;
  reads = [];
});

function setUp(from = source) {
  const indexes = { en: createEmbeddedIndex(), 'zh-Hant-HK': createEmbeddedIndex() };
  const keeper = createKeeper(from, indexes);
  const found = async (q: string) =>
    Promise.all(localeCodes.map(async (code) => (await indexes[code].query({ q, page: 1, pageSize: 10 })).hits.map(({ id, locale }) => `${id.split(':')[1] ?? ''} ${locale}`)));
  return { keeper, found };
}

const change = (documentId: string) => [{ type: newsItem.type, documentId }];

test('finds all that is published, in the reader’s language where there is one', async () => {
  for (let number = 0; number < 250; number += 1) publish(`d${number}`, 'en', `Ferry number${number}`);
  publish('both', 'en', 'Tramway');
  publish('both', 'zh-Hant-HK', 'Tramway 電車');
  publish('one', 'zh-Hant-HK', '渡輪');
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  expect(await found('number249')).toEqual([['d249 en'], ['d249 en']]);
  expect(await found('tramway')).toEqual([['both en'], ['both zh-Hant-HK']]);
  expect(await found('渡輪')).toEqual([['one zh-Hant-HK'], ['one zh-Hant-HK']]);
});

test('follows each change: published, changed, taken off in one language, gone', async () => {
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  publish('a', 'en', 'Tramway');
  publish('a', 'zh-Hant-HK', 'Tramway 電車');
  keeper.changed(change('a'));
  expect(keeper.isBehind()).toBe(true);
  await keeper.catchUp();
  expect(await found('tramway')).toEqual([['a en'], ['a zh-Hant-HK']]);
  published.delete('a zh-Hant-HK');
  publish('a', 'en', 'Funicular', '2026-01-02T00:00:00.000Z');
  keeper.changed(change('a'));
  await keeper.catchUp();
  expect(await found('tramway')).toEqual([[], []]);
  expect(await found('funicular')).toEqual([['a en'], ['a en']]);
  published.clear();
  keeper.changed(change('a'));
  await keeper.catchUp();
  expect(await found('funicular')).toEqual([[], []]);
});

test('what was withdrawn before is not found in that language, nor read again and again', async () => {
  withdraw('both', 'en', 'Tramway');
  withdraw('both', 'zh-Hant-HK', 'Tramway 電車');
  withdraw('english', 'en', 'Tramway');
  withdraw('one', 'en', 'Tramway');
  publish('one', 'zh-Hant-HK', 'Tramway 電車');
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  expect(await found('tramway')).toEqual([[], ['one zh-Hant-HK']]);
  reads = [];
  await keeper.lookThrough();
  expect(reads).toEqual([]);
});

test('what is withdrawn by an event is found no more, and again when the withdrawal is taken back', async () => {
  publish('a', 'en', 'Tramway');
  publish('a', 'zh-Hant-HK', 'Tramway 電車');
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  withdraw('a', 'zh-Hant-HK', 'Tramway 電車');
  keeper.changed(change('a'));
  await keeper.catchUp();
  expect(await found('tramway')).toEqual([['a en'], []]);
  publish('a', 'zh-Hant-HK', 'Tramway 電車', '2026-01-04T00:00:00.000Z');
  keeper.changed(change('a'));
  await keeper.catchUp();
  expect(await found('tramway')).toEqual([['a en'], ['a zh-Hant-HK']]);
});

test('a lost event heals at the next look through, which reads again only what is not as it was', async () => {
  for (let number = 0; number < 20; number += 1) publish(`d${number}`, 'en', `Ferry${number}`);
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  published.delete('d3 en');
  publish('d4', 'en', 'Funicular', '2026-01-02T00:00:00.000Z');
  publish('new', 'en', 'Tramway');
  reads = [];
  await keeper.lookThrough();
  expect([...new Set(reads)].sort()).toEqual(['d3', 'd4', 'new']);
  expect([await found('ferry3'), await found('funicular'), await found('tramway')]).toEqual([[[], []], [['d4 en'], ['d4 en']], [['new en'], ['new en']]]);
});

test('while the CMS is down the index answers as it was, and a change waits', async () => {
  publish('a', 'en', 'Tramway');
  const { keeper, found } = setUp();
  await keeper.lookThrough();
  isDown = true;
  publish('a', 'en', 'Funicular', '2026-01-02T00:00:00.000Z');
  keeper.changed(change('a'));
  await expect(keeper.catchUp()).rejects.toThrow(CmsUnavailable);
  await expect(keeper.lookThrough()).rejects.toThrow(CmsUnavailable);
  expect(await found('tramway')).toEqual([['a en'], ['a en']]);
  expect(keeper.isBehind()).toBe(true);
  isDown = false;
  await keeper.catchUp();
  expect(await found('funicular')).toEqual([['a en'], ['a en']]);
});

test('one look through for all who ask meanwhile', async () => {
  const { keeper } = setUp();
  expect(keeper.lookThrough()).toBe(keeper.lookThrough());
  await keeper.lookThrough();
});

test('a look through that fails in one language has ended in the other, too, before the next begins', async () => {
  publish('a', 'en', 'Tramway');
  publish('a', 'zh-Hant-HK', 'Tramway 電車');
  const [failing, slow] = localeCodes;
  let answer: () => void = () => undefined;
  let isFailing = true;
  const hindered: Source = {
    ...source,
    async readSearched(entry, options) {
      const list = listOf(options, entry.type);
      if (isFailing && entry.type === newsItem.type && options.locale === failing) throw new CmsUnavailable('The CMS cannot be reached', 'http://127.0.0.1');
      if (isFailing && entry.type === newsItem.type && options.locale === slow) await new Promise<void>((resolve) => { answer = resolve; });
      return list;
    },
  };
  const { keeper, found } = setUp(hindered);
  const first = keeper.lookThrough();
  first.catch(() => undefined);
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(keeper.lookThrough()).toBe(first);
  isFailing = false;
  answer();
  await expect(first).rejects.toThrow(CmsUnavailable);
  await keeper.lookThrough();
  expect(await found('tramway')).toEqual([['a en'], ['a zh-Hant-HK']]);
});
