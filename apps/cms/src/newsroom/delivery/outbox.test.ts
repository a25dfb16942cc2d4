import { describe, expect, test } from '@jest/globals';
import type { Change } from '@dpo/content';
import { merge, nextBatch, pauseAfter } from './outbox';

const change = (documentId: string, ...slugs: string[]): Change => ({ type: 'news-item', documentId, action: 'publish', slugs });

const row = (id: number, state: Partial<{ attempts: number; unreachable: boolean; due_at: number; changes: Change[] }> = {}) => {
  const { changes = [change(`doc-${id}`, `slug-${id}`)], ...rest } = state;
  return { id, attempts: 0, unreachable: false, due_at: 0, ...rest, changes: JSON.stringify(changes) };
};

const now = 10_000;
const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);

describe('what is sent next', () => {
  test('rows never tried travel together, oldest first', () => {
    expect(ids(nextBatch([row(1), row(2), row(3)], now))).toEqual([1, 2, 3]);
  });

  test('at most a hundred changes at once', () => {
    const many = Array.from({ length: 130 }, (_, index) => row(index));
    expect(nextBatch(many, now)).toHaveLength(100);
  });

  test('an event fits into the body that the site accepts', () => {
    const wide = Array.from({ length: 60 }, (_, index) => row(index, { changes: [change(`doc-${index}`, ...Array.from({ length: 10 }, (_slug, part) => `${part}`.padEnd(120, 'x')))] }));
    const batch = nextBatch(wide, now);
    expect(batch.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(batch.map(({ changes }) => changes).join())).toBeLessThan(64 * 1024);
  });

  test('a target that cannot be reached is probed with one row, when that is due', () => {
    const waiting = [row(1, { attempts: 3, unreachable: true, due_at: now - 1 }), row(2, { attempts: 1, unreachable: true, due_at: now - 1 }), row(3, { attempts: 1, due_at: now - 1 })];
    expect(ids(nextBatch(waiting, now))).toEqual([1]);
    expect(nextBatch(waiting, now - 2)).toEqual([]);
  });

  test('of many rows for such a target one is tried at a time, after the pause of the one before', () => {
    const seed = [2, 3].map((id) => row(id, { attempts: 1, unreachable: true, due_at: now - 5 }));
    expect(nextBatch([...seed, row(1, { attempts: 2, unreachable: true, due_at: now + 1 })], now)).toEqual([]);
    expect(ids(nextBatch([...seed, row(1, { attempts: 2, unreachable: true, due_at: now })], now))).toEqual([2]);
  });

  test('what is published meanwhile does not put the next probe off', () => {
    expect(ids(nextBatch([row(1, { attempts: 4, unreachable: true, due_at: now }), row(2, { attempts: 1, unreachable: true, due_at: now + 200 })], now))).toEqual([1]);
  });

  test('a row whose pages failed goes alone, when it is due', () => {
    expect(ids(nextBatch([row(1, { attempts: 2, due_at: now - 1 }), row(4, { attempts: 1, due_at: now - 1 })], now))).toEqual([1]);
    expect(nextBatch([row(1, { attempts: 2, due_at: now + 1 })], now)).toEqual([]);
  });

  test('Postgres answers large integers as text', () => {
    expect(ids(nextBatch([{ ...row(1, { attempts: 1, unreachable: true }), due_at: String(now - 1) }], now))).toEqual([1]);
  });
});

describe('several changes of one document', () => {
  test('become one that names every address', () => {
    expect(merge([change('a', 'old', 'new'), change('b', 'b'), { ...change('a', 'new', 'newest'), action: 'unpublish' }])).toEqual([
      { ...change('a', 'old', 'new', 'newest'), action: 'unpublish' },
      change('b', 'b'),
    ]);
  });

  test('never carry more addresses than an event may', () => {
    const slugs = (start: number) => Array.from({ length: 6 }, (_, index) => `slug-${start + index}`);
    const merged = merge([change('a', ...slugs(0)), change('a', ...slugs(6))]);
    expect(merged.map(({ slugs: list }) => list.length)).toEqual([6, 6]);
  });
});

test('pauses double from a quarter of a second to two seconds', () => {
  expect([1, 2, 3, 4, 5, 500].map((attempts) => pauseAfter(attempts, true))).toEqual([250, 500, 1000, 2000, 2000, 2000]);
  expect([1, 30].map((attempts) => pauseAfter(attempts, false))).toEqual([250, 2000]);
});

test('a page that fails for a minute is tried less often, as long as the site is there', () => {
  expect(pauseAfter(31, false)).toBe(15_000);
  expect(pauseAfter(31, true)).toBe(2000);
});
