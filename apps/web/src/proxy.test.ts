/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { NextRequest } from 'next/server';
import { proxy, segmentFor } from './proxy';

const ask = (path: string, headers: Record<string, string> = {}) => proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
const rewritten = (path: string) => new URL(ask(path).headers.get('x-middleware-rewrite') ?? 'none:').pathname;

test.each([
  ['zh-HK,zh;q=0.9,en;q=0.8', 'tc'],
  ['zh-TW', 'tc'],
  ['zh-CN,zh;q=0.9', 'tc'],
  ['zh-Hant', 'tc'],
  ['en-GB,en;q=0.9,zh-HK;q=0.8', 'en'],
  ['en-US', 'en'],
  ['fr-FR,zh-HK;q=0.5', 'tc'],
  ['en;q=0.1,zh-HK;q=0.9', 'tc'],
  ['fr', 'en'],
  ['*', 'en'],
  ['', 'en'],
  ['not a language;;;q=x,,', 'en'],
  [null, 'en'],
])('%s gets %s', (header, segment) => expect(segmentFor(header)).toBe(segment));

test('the root leads to a language and is not cached', () => {
  const response = ask('/', { 'accept-language': 'zh-HK' });
  expect(response.status).toBe(307);
  expect(new URL(response.headers.get('location') ?? '').pathname).toBe('/tc');
  expect(response.headers.get('vary')).toBe('accept-language');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('a filtered list is rendered at its static address, whatever else the query says', () => {
  expect(rewritten('/en/news?utm_source=x&year=2025&category=speech')).toBe('/en/news/list/speech/2025/-/1');
  expect(rewritten('/en/news?utm_source=x&category=nonsense')).toBe('/en/news');
});

test('the static address itself leads to the public one', () => {
  const response = ask('/tc/news/list/speech/-/-/2');
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe('http://localhost:3000/tc/news?category=speech&page=2');
});

test('a feed is made at a static address too, and that leads to the public one', () => {
  expect(rewritten('/en/news/feed.xml')).toBe('/en/news/feed/xml/-/-');
  expect(rewritten('/tc/news/feed.json?pillar=a-pillar&year=2025&utm=1&category=speech&page=3')).toBe('/tc/news/feed/json/speech/a-pillar');
  const response = ask('/tc/news/feed/json/speech/a-pillar');
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe('http://localhost:3000/tc/news/feed.json?category=speech&pillar=a-pillar');
  expect(ask('/en/news/feed/xml/nonsense/-').headers.get('location')).toBeNull();
});

test('what has no language is the 404 page in the reader’s', () => {
  const response = ask('/wp-login', { 'accept-language': 'zh-HK' });
  expect(response.status).toBe(404);
  expect(new URL(response.headers.get('x-middleware-rewrite') ?? '').pathname).toBe('/tc/404');
});
