/** @jest-environment node */
import { expect, jest, test } from '@jest/globals';
import { anyRendered, duePages, failedPages, pagesReading, rememberAbsent, rememberFailure, rememberPage, renderedPage } from './rendered-pages';

const page = (tags: string[], failed = false) => ({ tags: new Set(tags), startedAt: 1, failed, changesAt: null });

test('pages are found by what they read, the newest first, and the oldest make room', () => {
  expect(anyRendered()).toBe(false);
  rememberPage('/en/news/a', page(['entry:news-item:a', 'list:pillar']));
  rememberPage('/en/news', page(['list:news-item', 'list:pillar']));
  expect(anyRendered()).toBe(true);
  expect(pagesReading(new Set(['list:pillar']))).toEqual(['/en/news', '/en/news/a']);
  expect(pagesReading(new Set(['entry:news-item:a']))).toEqual(['/en/news/a']);
  expect(pagesReading(new Set(['entry:news-item']))).toEqual([]);

  for (let number = 0; number < 1999; number += 1) rememberPage(`/en/news/${number}`, page([]));
  expect(renderedPage('/en/news/a')).toBeUndefined();
  expect(renderedPage('/en/news')).toBeDefined();
});

test('a page where nothing is pushes no other out, is refreshed by no list, and yet its last render is known', () => {
  rememberPage('/en/made-up', page(['list:page']));
  rememberAbsent('/en/made-up');
  expect(pagesReading(new Set(['list:page']))).toEqual([]);
  expect(renderedPage('/en/made-up')).toBeDefined();
  for (let number = 0; number < 500; number += 1) {
    rememberPage(`/en/made-up/${number}`, page([]));
    rememberAbsent(`/en/made-up/${number}`);
  }
  expect(renderedPage('/en/made-up')).toBeUndefined();
  rememberPage('/en/made-up/499', page(['list:page']));
  expect(pagesReading(new Set(['list:page']))).toEqual(['/en/made-up/499']);
});

test('regression: an address at which nothing was found a moment ago is made anew last, lest a render under way leaves its 404', () => {
  rememberPage('/en/news?pillar=new', { ...page(['list:category']), startedAt: 10_000 });
  rememberAbsent('/en/news?pillar=new');
  rememberPage('/en/pillars', page(['list:category']));
  expect(pagesReading(new Set(['list:category']), 29_999)).toEqual(['/en/pillars', '/en/news?pillar=new']);
  expect(pagesReading(new Set(['list:category']), 30_000)).toEqual(['/en/pillars']);
  expect(pagesReading(new Set(['list:news-item']), 10_001)).toEqual([]);
});

test('failed pages are found, the longest waiting first', () => {
  rememberPage('/tc/a', page([], true));
  rememberPage('/tc/b', page([], true));
  rememberPage('/tc/a', page([], true));
  expect(failedPages()).toEqual(['/tc/b', '/tc/a']);
  rememberPage('/tc/b', page([]));
  expect(failedPages()).toEqual(['/tc/a']);
});

test('a page that a moment changes is due from then until it has been made anew', () => {
  rememberPage('/en/with-alert', { ...page([]), startedAt: 1000, changesAt: 2000 });
  expect(duePages(1999)).toEqual([]);
  expect(duePages(2000)).toEqual(['/en/with-alert']);
  rememberPage('/en/with-alert', { ...page([]), startedAt: 2000, changesAt: 2000 });
  expect(duePages(9000)).toEqual([]);
});

test('a render that fails has the page made again that was made meanwhile: Next puts it back as it was before both', () => {
  jest.useFakeTimers();
  const [path, begin] = ['/en/pillars/c', () => page(['entry:pillar:c'])];
  const older = begin();
  rememberPage(path, older);
  rememberPage(path, begin());
  expect(failedPages()).not.toContain(path);
  rememberFailure(path, older);
  expect(failedPages()).toContain(path);
  // Begun after the read had failed and done before the failed render has ended.
  rememberPage(path, begin());
  expect(failedPages()).not.toContain(path);
  jest.advanceTimersByTime(1500);
  expect(failedPages()).toContain(path);
  rememberPage(path, begin());
  jest.advanceTimersByTime(10_000);
  expect(failedPages()).not.toContain(path);
  jest.useRealTimers();
});
