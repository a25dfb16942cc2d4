/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { createEmbeddedIndex } from './embedded-index';
import type { SearchDocument, SearchQuery } from './search-index';

const document = (id: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id, type: 'news-item', locale: 'en', href: `/en/news/${id}`, title: 'A notice', summary: '', body: '', date: '2026-01-01', updatedAt: '2026-01-01T00:00:00.000Z', ...more,
});

function indexOf(...documents: SearchDocument[]) {
  const index = createEmbeddedIndex();
  for (const one of documents) index.put(one);
  const ask = (q: string, more: Partial<SearchQuery> = {}) => {
    const answer = index.query({ q, page: 1, pageSize: 10, ...more });
    if (answer instanceof Promise) throw new TypeError('The embedded index answers at once');
    return answer;
  };
  return { index, ask, idsFor: (q: string) => ask(q).hits.map(({ id }) => id) };
}

const wordsOf = (parts: readonly { text: string; marked: boolean }[]) => parts.filter(({ marked }) => marked).map(({ text }) => text);

describe('what is found', () => {
  const { idsFor, ask } = indexOf(
    document('cloud', { title: 'Cloud services of the office', body: 'Café opening hours.' }),
    document('digital', { title: '數字政策辦公室推動數字政府', locale: 'zh-Hant-HK' }),
    document('port', { title: '數碼港的活動', body: '電子服務', locale: 'zh-Hant-HK' }),
    document('rare', { title: '𨋢的保養', body: '智方便的使用', locale: 'zh-Hant-HK' }),
    document('security', { title: 'Information security policies', body: 'Government departments share data.' }),
  );

  test.each([
    ['case and accents', 'CAFE', ['cloud']],
    ['stems', 'policy departmental shares', ['security']],
    ['beginnings', 'governm', ['security']],
    ['a wrong letter', 'securoty', ['security']],
    ['a missing letter', 'goverment', ['security']],
    ['two letters swapped', 'secruity', ['security']],
    ['full width', 'ｃｌｏｕｄ', ['cloud']],
    ['Simplified characters', '数字政策办公室', ['digital']],
    ['a new word', '智方便', ['rare']],
    ['a character of four bytes', '𨋢', ['rare']],
    ['one character', '港', ['port']],
    ['the last character of a text', '室', ['digital']],
  ])('%s: %s', (_, q, ids) => expect(idsFor(q)).toEqual(ids));

  test('數碼 and 數字 are one word, 電子 another', () => {
    expect(idsFor('數碼政府')).toEqual(['digital']);
    expect(idsFor('數字').sort()).toEqual(['digital', 'port']);
    expect(idsFor('電子')).toEqual(['port']);
  });

  describe('hyphens are written or not', () => {
    const written = indexOf(
      document('apart', { title: 'Free Wi-Fi in parks', summary: 'Send an e\u2011mail to the e\u2010Government office.' }),
      document('joined', { title: 'Free WiFi in libraries', summary: 'Send an email to the eGovernment office.' }),
      document('spaced', { title: 'A long term plan', summary: 'Free of barriers: buildings' }),
      document('hyphened', { title: 'A long-term plan', summary: 'Barrier-free buildings' }),
    );
    test.each([
      ['wifi', ['apart', 'joined']], ['ＷＩＦＩ', ['apart', 'joined']], ['Wi-Fi', ['apart', 'joined']], ['wi‑fi park', ['apart']], ['wi\u00adfi', ['apart', 'joined']],
      ['email', ['apart', 'joined']], ['e-mail', ['apart', 'joined']], ['e-mails', ['apart', 'joined']],
      ['egovernment', ['apart', 'joined']], ['e-Government', ['apart', 'joined']], ['egov', ['apart', 'joined']], ['egoverment', ['apart', 'joined']],
      ['long-term', ['hyphened', 'spaced']], ['long term', ['hyphened', 'spaced']], ['barrier-free', ['hyphened', 'spaced']], ['barriers free', ['hyphened', 'spaced']],
    ])('%s', (q, ids) => {
      expect(written.idsFor(q).sort()).toEqual(ids);
      expect(written.ask(q).match).toBe(q === 'egoverment' ? 'like' : 'all');
    });

    test('a run of hyphens without end is no word, and is harmless', () => {
      expect(written.ask('a-'.repeat(100)).total).toBeGreaterThanOrEqual(0);
      expect(indexOf(document('a', { body: `${'long-'.repeat(20)}term` })).idsFor('term')).toEqual(['a']);
    });
  });

  test('all words at once, else some of them, and the answer says so', () => {
    expect(ask('information security').match).toBe('all');
    expect(ask('information securoty').match).toBe('like');
    expect(ask('security zebra')).toMatchObject({ match: 'some', total: 1 });
    expect(ask('zebra')).toMatchObject({ total: 0, page: 1, pageCount: 1 });
  });

  test('short words have no mistakes', () => expect(idsFor('dsta')).toEqual(['security']));
});

describe('the order', () => {
  test('title over summary over body, however often the body says it', () => {
    const { idsFor } = indexOf(
      document('body', { body: 'tramway '.repeat(50), date: '2026-06-03' }),
      document('summary', { summary: 'About the tramway', date: '2026-06-02' }),
      document('title', { title: 'The tramway and a great many other things that are in a long title', date: '2020-06-01' }),
    );
    expect(idsFor('tramway')).toEqual(['title', 'summary', 'body']);
  });

  test('the newer of equals is first', () => {
    const { idsFor } = indexOf(
      document('b', { title: 'Tramway notice', date: '2025-01-01' }), document('c', { title: 'Tramway notice', date: '2026-01-01' }), document('a', { title: 'Tramway notice', date: '2024-01-01' }),
    );
    expect(idsFor('tramway')).toEqual(['c', 'b', 'a']);
  });
});

describe('what is shown', () => {
  test('the place in the body, cut from word to word, with what was looked for marked', () => {
    const body = `${'Nothing is said here. '.repeat(40)}The tramways are repaired. ${'Nothing is said there. '.repeat(40)}`;
    const [hit] = indexOf(document('a', { body })).ask('tramway').hits;
    const text = hit?.snippet.map((part) => part.text).join('') ?? '';
    expect(wordsOf(hit?.snippet ?? [])).toEqual(['tramways']);
    expect(text).toMatch(/^….*The tramways are repaired\..*…$/);
    expect(body).toContain(text.slice(1, -1));
    expect(text.length).toBeLessThan(240);
  });

  test('characters are never parted', () => {
    const [hit] = indexOf(document('a', { locale: 'zh-Hant-HK', body: `${'𨋢'.repeat(900)}電車${'𨋢'.repeat(900)}` })).ask('電車').hits;
    expect(hit?.snippet.map((part) => part.text).join('')).not.toMatch(/\p{Surrogate}/u);
    expect(wordsOf(hit?.snippet ?? [])).toEqual(['電車']);
  });

  test('what is written otherwise is marked where it stands', () => {
    const [hit] = indexOf(document('a', { title: 'ﬁrst ＣＡＦÉ 數碼計劃', summary: 'Summary' })).ask('cafe 数字计划').hits;
    expect(wordsOf(hit?.title ?? [])).toEqual(['ＣＡＦÉ', '數碼計劃']);
    expect(hit?.title.map((part) => part.text).join('')).toBe('ﬁrst ＣＡＦÉ 數碼計劃');
  });
});

test.each([
  ['wifi', ['Wi-Fi'], 'Free Wi-Fi, and WiFi'],
  ['Wi-Fi', ['Wi-Fi', 'WiFi'], 'Free Wi-Fi, and WiFi'],
  ['ｗｉ－ｆｉ', ['Ｗｉ－Ｆｉ'], '免費Ｗｉ－Ｆｉ服務'],
  ['fi', ['Fi'], 'Free Wi-Fi'],
  ['barrier-free', ['Free', 'barriers'], 'Free of all barriers'],
])('with hyphens or without, %s is marked where it stands', (q, expected, title) => {
  const [hit] = indexOf(document('a', { title, locale: 'en' })).ask(q).hits;
  expect(wordsOf(hit?.title ?? [])).toEqual(expect.arrayContaining(expected));
  expect(hit?.title.map((part) => part.text).join('')).toBe(title);
});

test('filters count what each choice would give, and pages go no further than the last', () => {
  const { ask } = indexOf(
    ...Array.from({ length: 12 }, (_, number) => document(`n${number}`, { title: 'Tramway', date: number < 5 ? '2025-02-02' : '2026-02-02' })),
    document('p', { type: 'page', title: 'Tramway', date: null }),
  );
  expect(ask('tramway')).toMatchObject({ total: 13, pageCount: 2, types: [{ value: 'news-item', count: 12 }, { value: 'page', count: 1 }], years: [{ value: '2026', count: 7 }, { value: '2025', count: 5 }] });
  expect(ask('tramway', { year: '2025' })).toMatchObject({ total: 5, types: [{ value: 'news-item', count: 5 }], years: [{ value: '2026', count: 7 }, { value: '2025', count: 5 }] });
  expect(ask('tramway', { type: 'page' })).toMatchObject({ total: 1, years: [] });
  expect(ask('tramway', { page: 99 })).toMatchObject({ page: 2, hits: [expect.anything(), expect.anything(), expect.anything()] });
});

test('a year that no address can say is no filter', () =>
  expect(indexOf(document('a', { title: 'Tramway', date: '2126-01-01' }), document('b', { title: 'Tramway', date: '1999-01-01' })).ask('tramway')).toMatchObject({ total: 2, years: [{ value: '1999', count: 1 }] }));

test('a document takes the place of its earlier version, and goes', () => {
  const { index, idsFor } = indexOf(document('a', { title: 'Tramway' }));
  index.put(document('a', { title: 'Ferry' }));
  expect([idsFor('tramway'), idsFor('ferry')]).toEqual([[], ['a']]);
  index.remove('a');
  index.remove('a');
  expect(idsFor('ferry')).toEqual([]);
});

test.each(['', ' ', '😀', '.*', '(((', '[a-', '<script>alert(1)</script>', '\ud800', '%E0%A4%A', 'a'.repeat(500), '數'.repeat(500), 'a b '.repeat(100), '~', '=', '__proto__', 'constructor', '\\', '的'])(
  'a strange query is harmless: %p',
  (q) => {
    const { ask } = indexOf(document('a', { title: 'Tramway' }), document('b', { title: '電車' }));
    expect(ask(q).total).toBeGreaterThanOrEqual(0);
  },
);

test('regression: a long query that nothing has all of is looked for with mistakes as often as it has words', () => {
  const words = ['alpha', 'bravo', 'charlie', 'delta', 'echoes', 'foxtrot', 'golfer', 'hotels', 'indian', 'juliet'];
  const { ask, idsFor } = indexOf(...words.map((word) => document(word, { title: word })));
  expect(idsFor(words.join(' ')).sort()).toEqual(words.slice(0, 8).sort());
  expect(ask(`${words.join(' ')} zzzzzz`).match).toBe('some');
  const { idsFor: whole } = indexOf(document('all', { title: words.join(' ') }), document('some', { title: words.slice(0, 9).join(' ') }));
  expect(whole(words.join(' '))).toEqual(['all']);
});
