import { describe, expect, test } from '@jest/globals';
import { media } from './media';

const picture = {
  url: '/uploads/harbour_1f2e.jpg',
  name: 'harbour.jpg',
  mime: 'image/jpeg',
  ext: '.jpg',
  size: 123.45,
  width: 1600,
  height: 900,
  updatedAt: '2026-11-23T01:02:03.000Z',
  formats: {
    medium: { url: '/uploads/medium_harbour_1f2e.jpg', mime: 'image/jpeg', width: 750, height: 422 },
    small: { url: '/uploads/small_harbour_1f2e.jpg', mime: 'image/jpeg', width: 500, height: 281 },
    small_webp: { url: '/uploads/small_webp_harbour_1f2e.webp', mime: 'image/webp', width: 500, height: 281 },
    full_avif: { url: '/uploads/full_avif_harbour_1f2e.avif', mime: 'image/avif', width: 1600, height: 900 },
    small_avif: { url: '/uploads/small_avif_harbour_1f2e.avif', mime: 'image/avif', width: 500, height: 281 },
  },
};

describe('a file', () => {
  test('has another address after each change, because a replaced file keeps its own', () => {
    const before = media.parse(picture);
    const after = media.parse({ ...picture, updatedAt: '2026-11-23T01:02:04.000Z' });
    expect(before.url).toMatch(/^\/uploads\/harbour_1f2e\.jpg\?v=[0-9a-z]+$/);
    expect(after.url).not.toBe(before.url);
    expect(media.parse(picture).url).toBe(before.url);
  });

  test('lists its renditions and itself, narrowest first, with the same version', () => {
    const { sources, url } = media.parse(picture);
    const version = url.slice(url.indexOf('?'));
    expect(sources).toEqual([
      { url: `/uploads/small_harbour_1f2e.jpg${version}`, width: 500, height: 281 },
      { url: `/uploads/medium_harbour_1f2e.jpg${version}`, width: 750, height: 422 },
      { url, width: 1600, height: 900 },
    ]);
  });

  test('lists what there is in lighter formats, AVIF before WebP', () => {
    const { lighter, url } = media.parse(picture);
    const version = url.slice(url.indexOf('?'));
    expect(lighter).toEqual([
      {
        mime: 'image/avif',
        sources: [
          { url: `/uploads/small_avif_harbour_1f2e.avif${version}`, width: 500, height: 281 },
          { url: `/uploads/full_avif_harbour_1f2e.avif${version}`, width: 1600, height: 900 },
        ],
      },
      { mime: 'image/webp', sources: [{ url: `/uploads/small_webp_harbour_1f2e.webp${version}`, width: 500, height: 281 }] },
    ]);
  });

  test('that is WebP itself has its WebP renditions once', () => {
    const { lighter, sources } = media.parse({ ...picture, mime: 'image/webp' });
    expect(lighter.map(({ mime }) => mime)).toEqual(['image/avif']);
    expect(sources).toHaveLength(2);
  });

  test('that is no picture has no sources', () => {
    const document = { ...picture, mime: 'application/pdf', ext: '.pdf', width: null, height: null, formats: null };
    expect(media.parse(document).sources).toEqual([]);
  });

  test('says its size in bytes', () => {
    expect(media.parse(picture).bytes).toBe(123_450);
  });

  const elsewhere = [
    'https://evil.example/a.jpg',
    '//evil.example/a.jpg',
    'uploads/a.jpg',
    '/uploads/../api/news-items',
    '/uploads/a/b.jpg',
    '/uploads/a.jpg?b',
    '/uploads/a.jpg\n',
    '/uploads/%2e%2e',
    '/uploads/',
    '/admin/a.jpg',
    'data:image/png;base64,AAAA',
  ];

  test.each(elsewhere)('is malformed at %j: media comes through the site, from its uploads', (url) => {
    expect(media.safeParse({ ...picture, url }).success).toBe(false);
  });

  test.each(elsewhere)('is malformed with a rendition at %j', (url) => {
    expect(media.safeParse({ ...picture, formats: { small: { url, mime: 'image/jpeg', width: 500, height: 281 } } }).success).toBe(false);
  });
});
