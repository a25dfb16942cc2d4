import { expect, test } from '@jest/globals';
import { type LocaleCode, localeCodes, locales } from '@dpo/content';
import { metadataFor } from './metadata';

const [english, chinese] = locales;
const facts = { siteUrl: 'https://site.test', siteName: 'Digital Policy Office', title: 'An item', description: 'Words', path: '/news/an-item', image: '/tc/opengraph/news/an-item.png', preview: false };

test('a page in both languages names both, itself as canonical', () => {
  expect(metadataFor({ ...facts, locale: chinese, availableIn: localeCodes, type: 'article' })).toEqual({
    title: 'An item | Digital Policy Office',
    description: 'Words',
    alternates: {
      canonical: 'https://site.test/tc/news/an-item',
      languages: {
        en: 'https://site.test/en/news/an-item',
        'zh-Hant-HK': 'https://site.test/tc/news/an-item',
        'x-default': 'https://site.test/en/news/an-item',
      },
    },
    openGraph: {
      title: 'An item', description: 'Words', siteName: 'Digital Policy Office', type: 'article', url: 'https://site.test/tc/news/an-item', locale: 'zh_HK',
      images: [{ url: 'https://site.test/tc/opengraph/news/an-item.png', width: 1200, height: 630, type: 'image/png', alt: 'An item | Digital Policy Office' }],
    },
    twitter: { card: 'summary_large_image' },
  });
});

test('a page in one language claims no other', () => {
  const { alternates, openGraph } = metadataFor({ ...facts, locale: english, availableIn: ['en'] });
  expect(alternates?.languages).toEqual({ en: 'https://site.test/en/news/an-item', 'x-default': 'https://site.test/en/news/an-item' });
  expect(openGraph).toMatchObject({ locale: 'en_HK', type: 'website' });
});

test('a page that says only that it is not translated is not for search engines, and is no copy of what it leads to', () => {
  const { alternates, robots, openGraph } = metadataFor({ ...facts, locale: chinese, availableIn: ['en'] satisfies LocaleCode[] });
  expect(alternates).toBeUndefined();
  expect(robots).toEqual({ index: false });
  expect(openGraph).toBeUndefined();
});

test('a page that was withdrawn names itself and no other language, since those do not name it', () => {
  const { alternates, robots } = metadataFor({ ...facts, locale: chinese, availableIn: localeCodes, withdrawn: true });
  expect(alternates).toEqual({ canonical: 'https://site.test/tc/news/an-item' });
  expect(robots).toEqual({ index: false });
});

test('drafts are not for search engines', () =>
  expect(metadataFor({ ...facts, locale: english, availableIn: localeCodes, preview: true }).robots).toEqual({ index: false }));

test('the home page is called after the site, once', () =>
  expect(metadataFor({ ...facts, locale: english, availableIn: localeCodes, path: '', title: facts.siteName }).title).toBe('Digital Policy Office'));

test('a page names the feeds that follow it', () => {
  const feeds = [{ type: 'application/atom+xml', url: 'https://site.test/en/news/feed.xml', title: 'Feed' }];
  expect(metadataFor({ ...facts, locale: english, availableIn: localeCodes, feeds }).alternates?.types).toEqual({ 'application/atom+xml': [{ url: 'https://site.test/en/news/feed.xml', title: 'Feed' }] });
});
