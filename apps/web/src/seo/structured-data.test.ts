import { expect, test } from '@jest/globals';
import { type Thing, breadcrumbs, jsonLd, newsArticle, organization, webSite } from './structured-data';

const site = { siteUrl: 'https://site.test', locale: { code: 'zh-Hant-HK', segment: 'tc' }, siteName: '數字政策辦公室' } as const;
const contact = { address: '香港一街一號', telephone: '+852 1234 5678', fax: null, email: 'office@site.test', openingHours: null };
const article = { ...site, url: 'https://site.test/tc/news/a', title: '題目', summary: '摘要', published: '2026-11-20', modified: '2026-11-23T01:02:03.000Z', images: ['https://site.test/uploads/a.png?v=1'] };

test('the office is named with what readers reach it by, and nothing that is not known', () =>
  expect(organization({ ...site, government: '香港特別行政區政府', contact })).toEqual({
    '@type': 'GovernmentOrganization',
    '@id': 'https://site.test/#office',
    name: '數字政策辦公室',
    url: 'https://site.test/tc',
    parentOrganization: { '@type': 'GovernmentOrganization', name: '香港特別行政區政府' },
    address: '香港一街一號',
    telephone: '+852 1234 5678',
    email: 'office@site.test',
  }));

test('the site says where it is searched', () => {
  const { inLanguage, potentialAction } = webSite(site);
  expect(inLanguage).toBe('zh-Hant-HK');
  expect(potentialAction).toMatchObject({ target: { urlTemplate: 'https://site.test/tc/search?q={search_term_string}' }, 'query-input': 'required name=search_term_string' });
});

test('breadcrumbs are numbered from one', () =>
  expect(breadcrumbs([{ name: '主頁', url: 'https://site.test/tc' }, { name: '支柱', url: 'https://site.test/tc/pillars' }]).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: '主頁', item: 'https://site.test/tc' },
    { '@type': 'ListItem', position: 2, name: '支柱', item: 'https://site.test/tc/pillars' },
  ]));

test('a news item has the properties that search engines ask for', () => {
  expect(newsArticle(article)).toMatchObject({
    headline: '題目', datePublished: '2026-11-20', dateModified: '2026-11-23T01:02:03.000Z', inLanguage: 'zh-Hant-HK',
    image: ['https://site.test/uploads/a.png?v=1'], mainEntityOfPage: 'https://site.test/tc/news/a',
    author: { name: '數字政策辦公室', url: 'https://site.test/tc' }, publisher: { name: '數字政策辦公室' },
  });
  expect(newsArticle({ ...article, images: [] })).not.toHaveProperty('image');
});

test('a long headline is cut between characters, also those beyond the basic plane', () => {
  const headline = String(newsArticle({ ...article, title: '𨋢'.repeat(120) }).headline);
  expect(Array.from(headline)).toHaveLength(110);
  expect(() => encodeURIComponent(headline)).not.toThrow();
});

test('nothing in the data ends the block that it stands in', () => {
  const things: Thing[] = [{ '@type': 'WebSite', name: '</script><script>alert(1)</script><!--' }];
  expect(jsonLd(things)).not.toContain('<');
  expect(JSON.parse(jsonLd(things))).toEqual({ '@context': 'https://schema.org', '@graph': things });
});
