import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Client, createClient, newsItem, pillar, verify } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { pixel } from './uploads/files-for-tests';

jest.setTimeout(120_000);

const uid = 'api::news-item.news-item';
const path = `/content-manager/collection-types/${uid}`;
const newsIn = (locale: 'en' | 'zh-Hant-HK', documentId?: string) => ({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }) as const;
const words = (title: string) => ({ title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' });

describe('writing in two languages', () => {
  let postgres: PostgresServer;
  let cms: RunningCms;
  let staff: Newsroom;
  let admin: AskAdmin;
  let published: Client;

  const slugOf = async (documentId: string, locale: string) =>
    ((await admin('GET', `${path}/${documentId}?locale=${locale}`)).body as { data: { slug: string } }).data.slug;

  beforeAll(async () => {
    postgres = await startPostgres();
    cms = await startCms({ database: await postgres.createDatabase('languages'), env: { SITE_URL: 'http://site.test' } });
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
    published = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test('an address is made of the English title, and a number tells two of the same title apart', async () => {
    const first = await staff.save(newsIn('en'), words('Budget & Plans 2026'));
    const second = await staff.save(newsIn('en'), words('Budget & Plans 2026'));
    expect([await slugOf(first, 'en'), await slugOf(second, 'en')]).toEqual(['budget-and-plans-2026', 'budget-and-plans-2026-2']);
  });

  test('the second language keeps the address, whatever it is called or sends', async () => {
    const documentId = await staff.save(newsIn('en'), words('Opening day'));
    await staff.save(newsIn('zh-Hant-HK', documentId), { ...words('開幕'), slug: 'kai-mu' });
    await staff.save(newsIn('zh-Hant-HK', documentId), { ...words('開幕日'), slug: '' });
    expect([await slugOf(documentId, 'en'), await slugOf(documentId, 'zh-Hant-HK')]).toEqual(['opening-day', 'opening-day']);
    const suggested = await admin('POST', '/content-manager/uid/generate?locale=zh-Hant-HK', { contentTypeUID: uid, field: 'slug', data: { id: documentId, title: '開幕' } });
    expect(suggested.body).toEqual({ data: 'opening-day' });
  });

  test('a second language can be begun with its own words alone', async () => {
    const documentId = await staff.save(newsIn('en'), words('Shared facts'));
    await staff.save(newsIn('zh-Hant-HK', documentId), { title: '共用資料', summary: '摘要' });
    await staff.publish(newsIn('en', documentId));
    await staff.publish(newsIn('zh-Hant-HK', documentId));
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'shared-facts' })).toMatchObject({
      title: '共用資料', releaseDate: '2026-03-01', category: 'circular', availableIn: ['en', 'zh-Hant-HK'],
    });
  });

  test('what the languages share changes in both: address, date, category and pillars', async () => {
    const pillars: string[] = [];
    for (const [index, [en, zh]] of [['First pillar', '第一支柱'], ['Second pillar', '第二支柱']].entries()) {
      const documentId = await staff.save({ type: 'pillar', locale: 'en' }, { title: en, order: index });
      await staff.save({ type: 'pillar', locale: 'zh-Hant-HK', documentId }, { title: zh, order: index });
      await staff.publish({ type: 'pillar', locale: 'en', documentId });
      await staff.publish({ type: 'pillar', locale: 'zh-Hant-HK', documentId });
      pillars.push(documentId);
    }
    const documentId = await staff.save(newsIn('en'), { ...words('Sharing'), pillars: { connect: [{ documentId: pillars[0] }] } });
    await staff.save(newsIn('zh-Hant-HK', documentId), { title: '共用', summary: '摘要' });
    await staff.publish(newsIn('en', documentId));
    await staff.publish(newsIn('zh-Hant-HK', documentId));
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'sharing' })).toMatchObject({ pillars: [{ title: '第一支柱' }] });

    const change = { connect: [{ documentId: pillars[1] }], disconnect: [{ documentId: pillars[0] }] };
    await staff.save(newsIn('en', documentId), { ...words('Sharing'), slug: 'sharing-more', releaseDate: '2026-04-01', category: 'speech', pillars: change });
    await staff.publish(newsIn('en', documentId));
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'sharing-more' })).toMatchObject({
      title: '共用', releaseDate: '2026-04-01', category: 'speech', pillars: [{ title: '第二支柱' }],
    });
    expect(await published.readAll(pillar, { locale: 'zh-Hant-HK' })).toHaveLength(2);
  });

  test('what belongs to one language stays in it when the other is published', async () => {
    const { id } = await staff.upload({ name: 'picture.png', mime: 'image/png', bytes: pixel });
    const documentId = await staff.save(newsIn('en'), { ...words('Own words'), image: { media: id, alternativeText: 'A pixel' }, body: [{ __component: 'blocks.quote', text: 'Said in English' }] });
    await staff.save(newsIn('zh-Hant-HK', documentId), { ...words('自己的文字'), image: { media: id, alternativeText: '一點' }, body: [{ __component: 'blocks.quote', text: '以中文說' }] });
    await staff.publish(newsIn('zh-Hant-HK', documentId));
    await staff.publish(newsIn('en', documentId));
    expect(await published.readOne(newsItem, { locale: 'en', slug: 'own-words' })).toMatchObject({ image: { alternativeText: 'A pixel' }, body: [{ text: 'Said in English' }] });
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'own-words' })).toMatchObject({ image: { alternativeText: '一點' }, body: [{ text: '以中文說' }] });
  });

  test.each([['Upper-Case'], ['two  words'], ['新聞'], ['a--b'], ['../up'], ['x'.repeat(121)]])('the address “%s” is refused in the editor’s words', async (slug) => {
    const answer = await admin('POST', `${path}?locale=en`, { ...words('Some title'), slug });
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('lower-case letters') });
  });

  test('an address that another entry has is refused, published or not, in any language', async () => {
    await staff.save(newsIn('en'), { ...words('Holder'), slug: 'held' });
    const answer = await admin('POST', `${path}?locale=en`, { ...words('Other'), slug: 'held' });
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('already belongs to another entry') });
    expect((answer.body as { error: { details: unknown } }).error.details).toMatchObject({ errors: [{ path: ['slug'] }] });
  });

  test('a page does not take the address of one of the site’s own', async () => {
    const pages = '/content-manager/collection-types/api::page.page?locale=en';
    const answer = await admin('POST', pages, { title: 'Our news', slug: 'news' });
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('The site itself has a page') });
    expect((await admin('POST', pages, { title: 'News' })).body).toMatchObject({ data: { slug: 'news-2' } });
  });

  test('an entry in Chinese alone needs an address of its own before it is published', async () => {
    const documentId = await staff.save(newsIn('zh-Hant-HK'), words('只有中文'));
    await staff.offerOnlyIn(newsIn('zh-Hant-HK', documentId));
    const refused = await admin('POST', `${path}/${documentId}/actions/publish?locale=zh-Hant-HK`, { locale: 'zh-Hant-HK' });
    expect({ status: refused.status, message: messageOf(refused) }).toEqual({ status: 400, message: expect.stringContaining('no English title') });
    await staff.save(newsIn('zh-Hant-HK', documentId), { ...words('只有中文'), slug: 'chinese-only' });
    await staff.publish(newsIn('zh-Hant-HK', documentId));
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'chinese-only' })).toMatchObject({ availableIn: ['zh-Hant-HK'] });
    await staff.save(newsIn('en', documentId), words('In English later'));
    expect(await slugOf(documentId, 'en')).toBe('chinese-only');
  });

  test('a refusal speaks the language in which its reader uses the newsroom', async () => {
    await admin('PUT', '/admin/users/me', { preferedLanguage: 'zh' });
    const answer = await admin('POST', `${path}?locale=en`, { ...words('Some title'), slug: 'Bad Address' });
    await admin('PUT', '/admin/users/me', { preferedLanguage: 'en' });
    expect(messageOf(answer)).toContain('網址只可使用小寫英文字母');
  });

  test('a copy gets an address of its own', async () => {
    const documentId = await staff.save(newsIn('en'), words('To be copied'));
    const { status, body } = await admin('POST', `${path}/clone/${documentId}?locale=en`, { ...words('To be copied'), slug: '' });
    expect({ status, slug: (body as { data: { slug: string } }).data.slug }).toEqual({ status: 200, slug: 'to-be-copied-2' });
  });

  test('a summary of more than 300 characters cannot be published', async () => {
    const answer = await admin('POST', `${path}/actions/publish?locale=en`, { ...words('Too long'), slug: 'too-long', summary: 'x'.repeat(301) });
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('300') });
  });

  test('the languages of the site cannot be removed', async () => {
    const { body } = await admin('GET', '/i18n/locales');
    const locales = body as { id: number; code: string; isDefault: boolean }[];
    expect(locales.map(({ code, isDefault }) => [code, isDefault])).toEqual([['en', true], ['zh-Hant-HK', false]]);
    for (const { id } of locales) expect((await admin('DELETE', `/i18n/locales/${id}`)).status).toBe(400);
    expect((await admin('GET', '/i18n/locales')).body).toHaveLength(2);
  });

  test('the preview button’s link is signed for one page and one use', async () => {
    const documentId = await staff.save(newsIn('en'), words('Preview me'));
    for (const [version, expected] of [[newsIn('en', documentId), '/en/news/preview-me'], [newsIn('zh-Hant-HK', documentId), '/tc/news/preview-me']] as const) {
      const link = new URL(await staff.previewLink(version));
      const [address, nonce, timestamp, signature] = ['path', 'nonce', 'timestamp', 'signature'].map((name) => link.searchParams.get(name) ?? '');
      expect(`${link.origin}${link.pathname}`).toBe('http://site.test/api/preview');
      expect(address).toBe(expected);
      expect(await verify(`${address}.${nonce}`, Number(timestamp), signature ?? '', cms.secrets.preview)).toBe(true);
    }
    const single = await staff.save({ type: 'office-profile', locale: 'en' }, { siteName: 'Office' });
    expect(new URL(await staff.previewLink({ type: 'office-profile', locale: 'en', documentId: single })).searchParams.get('path')).toBe('/en/about');
    const settings = await admin('GET', '/newsroom/preview-link/api::site-settings.site-settings/x?locale=en');
    expect(settings.status).toBe(404);
    expect((await fetch(`${cms.url}/newsroom/preview-link/${uid}/${documentId}`)).status).toBe(401);
  });
});
