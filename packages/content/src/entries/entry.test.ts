import { describe, expect, test } from '@jest/globals';
import { localeCodes } from '../locales';
import { newsItem } from './news-item';
import { page } from './page';
import { pillar } from './pillar';

const stored = (more: object = {}) => ({
  id: 7,
  documentId: 'abc',
  locale: 'en',
  updatedAt: '2026-11-23T01:02:03.000Z',
  publishedAt: '2026-11-23T01:02:03.000Z',
  title: 'Privacy',
  slug: 'privacy',
  body: [],
  localizations: [],
  ...more,
});

describe('an entry', () => {
  test('says every language it can be read in, in the order of the locales', () => {
    const chinese = page.schema.parse(stored({ locale: 'zh-Hant-HK', localizations: [{ locale: 'en' }] }));
    expect(chinese.availableIn).toEqual(localeCodes);
    const english = page.schema.parse(stored({ localizations: [{ locale: 'zh-Hant-HK' }, { locale: 'zh-Hant-HK' }] }));
    expect(english.availableIn).toEqual(localeCodes);
  });

  test('without translations can be read in its own language', () => {
    expect(page.schema.parse(stored()).availableIn).toEqual(['en']);
    expect(page.schema.parse(stored({ localizations: undefined })).availableIn).toEqual(['en']);
  });

  test('leads readers to the languages in which it was not withdrawn', () => {
    const withdrawn = { at: '2026-11-23T01:02:03.000Z', reason: 'It no longer holds.' };
    const listedIn = (own: object | null, other: object | null) =>
      page.schema.parse(stored({ withdrawn: own, localizations: [{ locale: 'zh-Hant-HK', withdrawn: other }] })).listedIn;
    expect([listedIn(null, null), listedIn(null, withdrawn), listedIn(withdrawn, null), listedIn(withdrawn, withdrawn)]).toEqual([localeCodes, ['en'], ['zh-Hant-HK'], []]);
    expect(pillar.schema.parse(stored({ order: 1, localizations: [{ locale: 'zh-Hant-HK' }] })).listedIn).toEqual(localeCodes);
  });

  test('holds nothing but what was declared', () => {
    expect(Object.keys(page.schema.parse(stored({ secret: 'of the CMS' }))).sort()).toEqual(['availableIn', 'body', 'documentId', 'listedIn', 'locale', 'slug', 'title', 'updatedAt', 'withdrawn']);
  });

  test.each([
    ['a blank title', { title: ' ' }],
    ['a title that is missing', { title: null }],
    ['a slug that is no address', { slug: 'Privacy Policy' }],
    ['a locale that is none of ours', { locale: 'zh-Hans' }],
    ['an unknown block', { body: [{ __component: 'blocks.poll', question: '?' }] }],
    ['no time of change', { updatedAt: null }],
  ])('is malformed with %s', (_, more) => {
    expect(page.schema.safeParse(stored(more)).success).toBe(false);
  });

  test('may have an empty body', () => {
    expect(page.schema.parse(stored({ body: null })).body).toEqual([]);
  });
});

describe('an entry in a list', () => {
  test('holds the fields that lists need, and asks the CMS for no more', () => {
    const { title, slug, order, icon, summary, ...system } = pillar.listSchema.parse(stored({ order: 1, summary: ' ', body: 'not even looked at' }));
    expect([title, slug, order, icon, summary]).toEqual(['Privacy', 'privacy', 1, null, null]);
    expect(Object.keys(system).sort()).toEqual(['availableIn', 'documentId', 'locale', 'updatedAt']);
    expect(pillar.listColumns).toEqual(['title', 'slug', 'order', 'icon', 'summary', 'locale', 'updatedAt']);
    expect(pillar.listPopulate).toEqual({ localizations: { fields: ['locale'] } });
  });
});

describe('the parts that are asked for', () => {
  test('reach the files inside components and blocks', () => {
    expect(newsItem.populate).toMatchObject({
      image: { populate: { media: true } },
      attachments: { populate: { file: true } },
      pillars: { fields: ['title', 'slug'] },
      body: { on: { 'blocks.figure': { populate: { media: true } }, 'blocks.rich-text': { populate: '*' } } },
      localizations: { fields: ['locale'], populate: { withdrawn: true } },
    });
  });
});
