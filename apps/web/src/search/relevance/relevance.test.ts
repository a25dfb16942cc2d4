/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { type LocaleCode, localeCodes } from '@dpo/content';
import { createEmbeddedIndex } from '../embedded-index';
import { composedCorpus, versionFor } from './composed-corpus';
import judged from './queries.json';

/**
 * Who asks for something wants what is about it, not what mentions it beside something else. What a document is about was
 * decided when it was written; a query names a subject, single documents, or both. Nobody expects Chinese words to find
 * what is written in English alone: of a subject's documents those count that readers get in the language of the query.
 */
interface Judged {
  locale: LocaleCode;
  q: string;
  /** Of the query, where it is not the reader's. */
  language?: LocaleCode;
  about?: string;
  relevant?: string[];
}

const best = 10;
const required = 0.95;
const corpus = composedCorpus();
const queries = judged as readonly Judged[];

function relevantTo({ locale, language = locale, about, relevant = [] }: Judged): string[] {
  const meant = corpus.filter((document) => about !== undefined && document.about.includes(about) && versionFor(locale, document)?.locale === language);
  return [...new Set([...relevant, ...meant.map(({ slug }) => slug)])];
}

/** Everything a query matches, in the order of the index. */
async function searched(locale: LocaleCode) {
  const index = createEmbeddedIndex();
  for (const document of corpus) {
    const version = versionFor(locale, document);
    if (version) index.put(version);
  }
  return Promise.all(queries.filter((query) => query.locale === locale).map(async (query) => {
    const { hits } = await index.query({ q: query.q, page: 1, pageSize: corpus.length });
    return { q: query.q, relevant: relevantTo(query), found: hits.map(({ id, date }) => ({ id, date })) };
  }));
}

type Answer = Awaited<ReturnType<typeof searched>>[number];

const orders = {
  index: (found: Answer['found']) => found,
  reversed: (found: Answer['found']) => found.toReversed(),
  newest: (found: Answer['found']) => found.toSorted((one, other) => ((one.date ?? '') < (other.date ?? '') ? 1 : -1)),
};

function recallOf({ relevant, found }: Answer, order: keyof typeof orders): number {
  const shown = new Set(orders[order](found).slice(0, best).map(({ id }) => id));
  return relevant.filter((slug) => shown.has(slug)).length / relevant.length;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(localeCodes)('judged queries in %s', (locale) => {
  const answers = searched(locale);

  test(`find among the best ${best} what their readers mean`, async () => {
    const recalls = (await answers).map((answer) => ({ q: answer.q, recall: recallOf(answer, 'index') }));
    const missed = recalls.filter(({ recall }) => recall < 1).map(({ q, recall }) => `${q} (${recall.toFixed(2)})`);
    const recall = mean(recalls.map((one) => one.recall));
    process.stdout.write(`recall@${best} in ${locale}: ${recall.toFixed(3)} over ${recalls.length} queries${missed.length > 0 ? `; missed in part: ${missed.join(', ')}` : ''}\n`);
    expect(recalls.length).toBeGreaterThanOrEqual(60);
    expect(recall).toBeGreaterThanOrEqual(required);
    expect(recalls.filter((one) => one.recall === 0)).toEqual([]);
  });

  test('tell a good order from a bad one: many match far more than is shown, and little of it is meant', async () => {
    const all = await answers;
    const many = all.filter(({ found }) => found.length > 30);
    expect(many.length).toBeGreaterThanOrEqual(20);
    expect(many.filter(({ relevant }) => relevant.length < 3 || relevant.length > 8).map(({ q, relevant }) => ({ q, relevant }))).toEqual([]);
    for (const order of ['reversed', 'newest'] as const) {
      const [ofMany, ofAll] = [many, all].map((some) => mean(some.map((answer) => recallOf(answer, order))));
      process.stdout.write(`recall@${best} in ${locale}, ${order}: ${ofMany?.toFixed(3)} over the ${many.length} queries that match more than 30 documents, ${ofAll?.toFixed(3)} over all\n`);
      expect(ofMany).toBeLessThan(0.5);
      expect(ofAll).toBeLessThan(0.8);
    }
  });
});

test('the corpus is what it is said to be: large, of several types, in one language and in both, with words in bodies', () => {
  expect(corpus.length).toBeGreaterThan(300);
  expect(new Set(corpus.map(({ slug }) => slug)).size).toBe(corpus.length);
  expect([...new Set(corpus.map(({ type }) => type))].sort()).toEqual(['news-item', 'page', 'pillar']);
  for (const locale of localeCodes) expect(corpus.filter(({ words }) => words[locale] === undefined).length).toBeGreaterThan(20);
  for (const { words } of corpus) for (const own of Object.values(words)) expect(own.body.length).toBeGreaterThan(40);
});

test('every judgement names documents that there are', () => {
  const slugs = new Set(corpus.map(({ slug }) => slug));
  for (const query of queries) expect([query.q, relevantTo(query).length > 0 && relevantTo(query).every((slug) => slugs.has(slug))]).toEqual([query.q, true]);
});
