import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Client, type CmsMalformed, createClient, entries, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';

jest.setTimeout(120_000);

const draftWords = 'Never to be read by the public';

describe('reading over REST', () => {
  let postgres: PostgresServer;
  let cms: RunningCms;
  let staff: Newsroom;
  let admin: AskAdmin;
  let published: Client;
  let preview: Client;
  let documentId: string;
  const malformed: CmsMalformed[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    cms = await startCms({ database: await postgres.createDatabase('guard'), env: { SEED: 'true' } });
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
    const onMalformed = (error: CmsMalformed) => malformed.push(error);
    published = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch, onMalformed });
    preview = createClient({ url: cms.url, token: cms.secrets.previewToken, fetch, onMalformed, status: 'draft' });
    documentId = await staff.save({ type: 'news-item', locale: 'en' }, {
      title: 'Guarded', slug: 'guarded', releaseDate: '2026-02-03', category: 'speech', summary: 'Public words',
    });
    await staff.publish({ type: 'news-item', locale: 'en', documentId });
    await staff.save({ type: 'news-item', locale: 'en', documentId }, { summary: draftWords });
    await staff.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { title: draftWords, summary: draftWords });
    await staff.save({ type: 'news-item', locale: 'en' }, { title: draftWords, slug: 'only-a-draft', releaseDate: '2026-02-04', category: 'speech', summary: draftWords });
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test.each(localeCodes)('every seeded entry in %s is as the contract has it', async (locale) => {
    for (const entry of entries) {
      if (entry.kind === 'singleType') {
        expect(await published.readOne(entry, { locale })).not.toBeNull();
        continue;
      }
      const list = await published.readAll(entry, { locale });
      expect(list.length).toBeGreaterThan(entry.type === 'news-item' ? 10 : 3);
      for (const { slug } of list as { slug: string }[]) expect(await published.readOne(entry, { locale, slug })).toMatchObject({ slug, locale });
    }
    expect(malformed).toEqual([]);
  });

  test('filters, order and pages do what the client says', async () => {
    const all = await published.readAll(newsItem, { locale: 'en' });
    expect(all.map(({ releaseDate }) => releaseDate)).toEqual([...all.map(({ releaseDate }) => releaseDate)].sort().reverse());
    const where = { category: { equals: 'speech' }, releaseDate: { from: '2026-01-01', to: '2026-12-31' } };
    const some = await published.readList(newsItem, { locale: 'en', where, page: 1, pageSize: 1 });
    expect(some.items).toHaveLength(1);
    expect(some.total).toBe(all.filter(({ category, releaseDate }) => category === 'speech' && releaseDate.startsWith('2026')).length);
    const [pillar] = await published.readAll(entries[1], { locale: 'en' });
    const onPillar = await published.readAll(newsItem, { locale: 'en', where: { pillars: { slug: pillar?.slug ?? '' } } });
    expect(onPillar.length).toBeGreaterThan(0);
    expect(onPillar.length).toBeLessThan(all.length);
  });

  test('the preview token reads what is being written, the site’s own token what is published', async () => {
    expect(await published.readOne(newsItem, { locale: 'en', slug: 'guarded' })).toMatchObject({ summary: 'Public words', availableIn: ['en'] });
    expect(await preview.readOne(newsItem, { locale: 'en', slug: 'guarded' })).toMatchObject({ summary: draftWords, availableIn: ['en', 'zh-Hant-HK'] });
    expect(await published.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'guarded' })).toBeNull();
    expect(await preview.readOne(newsItem, { locale: 'zh-Hant-HK', slug: 'guarded' })).toMatchObject({ title: draftWords });
  });

  test('what the newsroom does without is not there', async () => {
    expect((await admin('POST', '/upload/actions/upload-from-urls', { urls: [`${cms.url}/_health`] })).status).toBe(404);
    expect((await admin('GET', '/admin/admin-tokens')).status).toBe(404);
    expect((await admin('POST', '/email', { to: 'anybody@example.org', from: 'director@office.hk', subject: 'Hello', text: 'Words' })).status).toBe(404);
    expect((await admin('PUT', '/i18n/settings', {})).status).toBe(404);
  });

  test('staff work in both languages, and preview what they may read', async () => {
    const session = await logIn(cms.url, cms.administrator);
    const link = `/newsroom/preview-link/api::news-item.news-item/${documentId}?locale=en`;
    for (const [role, name] of [['Author', 'Ada'], ['Approver', 'Ben']] as const) {
      const asks = createAskAdmin(cms.url, (await createColleague(cms.url, session, role, name)).session);
      for (const locale of localeCodes)
        expect((await asks('GET', `/content-manager/collection-types/api::news-item.news-item?locale=${locale}`)).body).toMatchObject({ results: expect.arrayContaining([expect.anything()]) });
      expect((await asks('GET', link)).status).toBe(200);
      // Forms that everybody works with are laid out by administrators alone, those of parts too.
      expect((await asks('PUT', '/content-manager/components/shared.attachment/configuration', { layouts: { edit: [] } })).status).toBe(403);
    }
    expect((await createAskAdmin(cms.url, 'nobody')('GET', link)).status).toBe(401);
  });

  const get = async (path: string, token: string | null, method = 'GET') => {
    const response = await fetch(cms.url + path, { method, headers: token ? { authorization: `Bearer ${token}` } : {} });
    return { status: response.status, text: await response.text() };
  };

  test.each([
    'status=draft', 'status[]=draft', 'status[0]=draft&status[1]=published', 'status[$eq]=draft', 'status=foo', 'status=', 'status=DRAFT', 'status=published&status=draft',
    '%73tatus=draft', 'locale=zh-Hant-HK&status=draft', 'filters[slug][$eq]=only-a-draft&status=draft', 'sort[0]=releaseDate:desc&status=draft&pagination[pageSize]=100', '__proto__[status]=draft', 'constructor[status]=draft',
  ])('?%s gives the site’s token published words only', async (query) => {
    const { status, text } = await get(`/api/news-items?${query}`, cms.secrets.publishedToken);
    expect(status).toBe(200);
    expect(text).not.toContain(draftWords);
    expect(text).not.toContain('only-a-draft');
  });

  test.each([
    'STATUS=draft', 'Status=draft', 'publicationState=preview', 'status.draft=1', 'populate=*', 'populate=deep', 'populate[createdBy]=*', 'populate[updatedBy][fields][0]=email',
    'populate[localizations]=*', 'populate[localizations][populate]=*', 'populate[localizations][status]=draft', 'populate[localizations][fields][0]=title',
    'populate[pillars]=*', 'populate[pillars][status]=draft', 'populate[pillars][populate]=*', 'populate[pillars][filters][slug]=x', 'populate[image][populate][media][populate]=related',
    'populate[body][on][blocks.figure][populate][media][populate][related]=*', 'populate[body][populate]=*', 'filters[createdBy][email][$contains]=a', 'filters[createdBy][password][$startsWith]=a',
    'filters[updatedBy][resetPasswordToken][$notNull]=true', 'filters[publishedAt][$null]=true', 'filters[$or][0][publishedAt][$null]=true', 'filters[$not][slug][$eq]=a', 'filters[slug][$startsWith]=only',
    'filters[localizations][title][$contains]=Never', 'filters[pillars][createdBy][id][$eq]=1', 'filters[pillars][slug][$eq]=a&filters[pillars][publishedAt][$null]=true', 'sort=createdBy.email', 'sort[0]=publishedAt',
    'fields[0]=createdBy', 'fields[0]=publishedAt', 'fields=*', 'locale=*', 'locale=all', 'locale=fr', 'locale[]=en', 'pagination[limit]=-1', 'pagination[pageSize]=0', 'pagination[start]=0',
    '_q=Never', 'hasPublishedVersion=false', 'lookup[publishedAt]=',
  ])('?%s is refused, whoever asks', async (query) => {
    for (const token of [cms.secrets.publishedToken, cms.secrets.previewToken]) {
      const { status, text } = await get(`/api/news-items?${query}`, token);
      expect({ status, draft: text.includes(draftWords) }).toEqual({ status: 400, draft: false });
    }
  });

  test('a value that a column cannot be compared with is refused, not passed to the database', async () => {
    for (const query of ['filters[order][$gte]=abc', 'filters[order][$eq]=99999999999', 'filters[updatedAt][$gte]=now', 'filters[slug][$eq]=%00'])
      expect({ query, status: (await get(`/api/pillars?${query}`, cms.secrets.publishedToken)).status }).toEqual({ query, status: 400 });
    expect((await get('/api/news-items?filters[releaseDate][$lte]=2026-02-31', cms.secrets.publishedToken)).status).toBe(400);
  });

  test('one document is read by the same rules', async () => {
    const { status, text } = await get(`/api/news-items/${documentId}?status=draft`, cms.secrets.publishedToken);
    expect({ status, draft: text.includes(draftWords) }).toEqual({ status: 200, draft: false });
    expect((await get(`/API/news-items/${documentId}?status=draft`, cms.secrets.publishedToken)).text).not.toContain(draftWords);
    expect((await get(`/api/news-items/${documentId}?status=draft`, cms.secrets.previewToken)).text).toContain(draftWords);
  });

  test.each(['/api', '/api/', '/api/upload/files', '/api/upload', '/api/i18n/locales', '/api/users', '/api/users/me', '/api/auth/local', '/api/auth/local/register', '/api/content-type-builder/content-types', '/api/openapi.json', '/api/email', '/api/deliveries', '/api/site-settings/abcdefghijklmnopqrstuvwx', '/api/news-items/1', '/api/news-items/abcdefghijklmnopqrstuvwx/actions/publish', '/api/news-items%2F'])('%s is not there', async (path) => {
    expect((await get(path, cms.secrets.previewToken)).status).toBe(404);
  });

  test('nobody writes, not even with a token that an administrator gave every right', async () => {
    const made = await admin('POST', '/admin/api-tokens', { name: 'All powerful', description: '', type: 'full-access', lifespan: null });
    const key = (made.body as { data: { accessKey: string } }).data.accessKey;
    for (const token of [key, cms.secrets.publishedToken, cms.secrets.previewToken, null])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        for (const path of ['/api/news-items', `/api/news-items/${documentId}`, '/api/site-settings']) expect((await get(path, token, method)).status).toBe(405);
    expect((await get('/api/news-items?status=draft', key)).text).not.toContain(draftWords);
  });

  test('without a token, or with an unknown one, nothing is read', async () => {
    expect((await get('/api/news-items', null)).status).toBe(401);
    expect((await get('/api/news-items', 'unknown')).status).toBe(401);
  });

  test('only the two tokens of the site are there, and they may only read', async () => {
    const { body } = await admin('GET', '/admin/api-tokens');
    const tokens = (body as { data: { name: string; type: string; permissions: string[] }[] }).data.filter(({ name }) => name !== 'All powerful');
    expect(tokens.map(({ name, type }) => [name, type])).toEqual([['Web (published only)', 'custom'], ['Web preview (drafts)', 'custom']]);
    for (const { permissions } of tokens) expect(permissions.every((action) => /^api::[\w-]+\.[\w-]+\.find(One)?$/.test(action))).toBe(true);
  });
});
