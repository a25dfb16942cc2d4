import { expect, test } from '@jest/globals';
import { type GonePage, gonePage, resolveAddresses } from './gone-pages';

const page = (address: string, to: string | null = null): GonePage => ({ address, to, title: 'A page', language: 'en', at: '2026-11-23T01:00:00.000Z', reason: to === null ? 'Superseded.' : null });

test('earlier addresses of a page that was taken off end where it does, in one step', () => {
  const { leads, gone } = resolveAddresses([{ from: '/a', to: '/b' }, { from: '/x', to: '/y' }], [page('/b', '/en/about'), page('/y')]);
  expect([...leads]).toEqual([['/b', '/en/about'], ['/a', '/en/about'], ['/x', '/y']]);
  expect([...gone.keys()]).toEqual(['/b', '/y']);
});

test('a redirect that staff made since wins over where readers were sent before', () => {
  expect(resolveAddresses([{ from: '/a', to: '/new' }], [page('/a', '/old')]).leads.get('/a')).toBe('/new');
});

test('a page that leads back to itself is still known as taken off', () => {
  const { leads, gone } = resolveAddresses([{ from: '/b', to: '/a' }], [page('/a', '/b')]);
  expect([leads.size, gone.has('/a')]).toEqual([0, true]);
});

test('a language that the site does not have breaks the contract', () => {
  expect(gonePage.safeParse({ ...page('/a'), language: 'fr' }).success).toBe(false);
});
