/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { localeCodes, localeOfCode, newsItem } from '@dpo/content';
import { createEmbeddedIndex } from '../embedded-index';
import corpus from './corpus.json';
import judged from './queries.json';

const best = 10;
const required = 0.95;

/** @returns the slugs of the best results of a query */
function searcherFor(locale: (typeof localeCodes)[number]) {
  const index = createEmbeddedIndex();
  for (const item of corpus)
    index.put({
      id: item.slug, type: newsItem.type, locale, href: newsItem.href(localeOfCode(locale).segment, item.slug) ?? '', body: '', date: item.date, updatedAt: `${item.date}T00:00:00.000Z`, ...item[locale],
    });
  return async (q: string) => (await index.query({ q, page: 1, pageSize: best })).hits.map(({ id }) => id);
}

test.each(localeCodes)('%s: at least thirty judged queries find what they should among the best ten', async (locale) => {
  const find = searcherFor(locale);
  const own = judged.filter((query) => query.locale === locale);
  expect(own.length).toBeGreaterThanOrEqual(30);
  const recalls = await Promise.all(
    own.map(async ({ q, relevant }) => {
      const found = await find(q);
      return { q, recall: relevant.filter((slug) => found.includes(slug)).length / relevant.length };
    }),
  );
  const mean = recalls.reduce((sum, { recall }) => sum + recall, 0) / recalls.length;
  const missed = recalls.filter(({ recall }) => recall < 1).map(({ q }) => q);
  process.stdout.write(`recall@${best} in ${locale}: ${mean.toFixed(3)} over ${own.length} queries${missed.length > 0 ? `; missed: ${missed.join(', ')}` : ''}\n`);
  expect(mean).toBeGreaterThanOrEqual(required);
});

test('every judgement names items that there are', () => {
  const slugs = new Set(corpus.map(({ slug }) => slug));
  for (const { q, relevant } of judged) expect([q, relevant.length > 0 && relevant.every((slug) => slugs.has(slug))]).toEqual([q, true]);
});
