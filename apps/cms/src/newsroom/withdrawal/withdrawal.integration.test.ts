import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Client, type LocaleCode, createClient, localeCodes, locales, newsItem, resolveAddresses } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, cmsSecrets, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type DeliveryReceiver, startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Farewell, type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';

jest.setTimeout(180_000);

const uid = 'api::news-item.news-item';
const items = `/content-manager/collection-types/${uid}`;
const notices = '/content-manager/collection-types/api::gone-page.gone-page';
const reasons = { en: 'A newer guide has taken its place.', 'zh-Hant-HK': '已由較新的指引取代。' };
const words = { releaseDate: '2026-03-01', category: 'circular', summary: 'Words' };
const both: readonly LocaleCode[] = localeCodes;

describe('taking a page off the site', () => {
  let postgres: PostgresServer;
  let site: DeliveryReceiver;
  let cms: RunningCms;
  let admin: AskAdmin;
  let author: AskAdmin;
  let approver: AskAdmin;
  let staff: Newsroom;
  let client: Client;
  let number = 0;

  /** What the site makes of what the CMS tells it. */
  async function answerAt(address: string): Promise<string> {
    const { leads, gone } = resolveAddresses(await client.readRedirects(), await client.readGonePages());
    const to = leads.get(address);
    const notice = gone.get(address);
    if (notice) return to === undefined ? `410 ${notice.language}: ${notice.reason}` : `308 ${to}`;
    const [, segment = '', slug = ''] = /^\/(\w+)\/news\/(.*)$/.exec(address) ?? [];
    for (const { code } of [...locales].sort((a, b) => Number(b.segment === segment) - Number(a.segment === segment))) {
      const page = await client.readOne(newsItem, { locale: code, slug });
      if (page) return `200 ${page.locale}`;
    }
    return to === undefined ? '404' : `308 ${to}`;
  }
  const answersAt = (slug: string) => Promise.all(locales.map(({ segment }) => answerAt(`/${segment}/news/${slug}`)));

  async function item(languages: readonly LocaleCode[] = both) {
    number += 1;
    const slug = `item-${number}`;
    let documentId: string | undefined;
    const save = async (locale: LocaleCode, name = slug) => {
      documentId = await staff.save({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }, { ...words, title: `${locale} ${number}`, ...(locale === 'en' || !documentId ? { slug: name } : {}) });
      return documentId;
    };
    for (const locale of languages) await save(locale);
    const key = { type: 'news-item', locale: languages[0] ?? 'en', documentId: documentId ?? '' } as const;
    if (languages.length === 1) await staff.offerOnlyIn(key);
    await staff.publishTogether(key);
    const desk = `/newsroom/documents/${uid}/${key.documentId}`;
    const withdraw = (action: 'unpublish' | 'delete', farewell: Farewell & { locales?: readonly LocaleCode[] }) => admin('POST', `${desk}/withdraw`, { action, ...farewell });
    return { ...key, slug, save, withdraw, desk, publish: () => staff.publishTogether(key) };
  }

  beforeAll(async () => {
    site = await startDeliveryReceiver(cmsSecrets().revalidate);
    postgres = await startPostgres();
    cms = await startCms({ database: await postgres.createDatabase('withdrawal'), env: { WEB_URLS: site.url } });
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
    author = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Author', 'Ada')).session);
    approver = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Approver', 'Ben')).session);
    client = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await site?.down();
    await postgres?.stop();
  });

  test('is refused over every route while nothing is said to its readers, and changes nothing', async () => {
    const { documentId, slug, desk, withdraw } = await item();
    const refused = [
      await admin('POST', `${items}/${documentId}/actions/unpublish?locale=en`, { locale: 'en' }),
      await admin('POST', `${items}/${documentId}/actions/unpublish?locale=zh-Hant-HK`, { locale: 'zh-Hant-HK', discardDraft: true }),
      await admin('POST', `${items}/actions/bulkUnpublish`, { documentIds: [documentId], locale: ['en', 'zh-Hant-HK'] }),
      await admin('POST', `${items}/actions/bulkDelete?locale=en`, { documentIds: [documentId], locale: 'en' }),
      await admin('DELETE', `${items}/${documentId}?locale=*`),
      await admin('DELETE', `${items}/${documentId}?locale=zh-Hant-HK`),
      await withdraw('unpublish', {}),
      await withdraw('delete', { reasons: { en: reasons.en, 'zh-Hant-HK': '  ' } }),
      await admin('POST', `${desk}/schedule`, { unpublishAt: '2099-01-01T00:00:00Z' }),
      await admin('POST', `${desk}/schedule`, { unpublishAt: '2099-01-01T00:00:00Z', reasons: { en: reasons.en } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400));
    expect(messageOf(refused[4] ?? { status: 0, body: null })).toContain('Say in English and Chinese why it is taken off');
    expect(messageOf(refused[7] ?? { status: 0, body: null })).toContain('Say in Chinese why');
    expect(messageOf(await withdraw('unpublish', { reasons: { ...reasons, en: 'x'.repeat(501) } }))).toContain('at most 500');
    expect(await answersAt(slug)).toEqual(['200 en', '200 zh-Hant-HK']);
  });

  test('is not an author’s to do', async () => {
    const { desk, documentId, slug } = await item();
    for (const action of ['unpublish', 'delete'])
      for (const [path, more] of [[`${desk}/withdraw`, {}], [`/newsroom/withdrawal/${uid}`, { documentIds: [documentId] }]] as const)
        expect((await author('POST', path, { action, reasons, ...more })).status).toBe(403);
    expect((await author('PUT', `${notices}/${documentId}`, { reason: 'x' })).status).toBe(403);
    expect(await answersAt(slug)).toEqual(['200 en', '200 zh-Hant-HK']);
  });

  const said = [`410 en: ${reasons.en}`, `410 zh-Hant-HK: ${reasons['zh-Hant-HK']}`];
  type Made = Awaited<ReturnType<typeof item>>;

  test.each<[string, readonly LocaleCode[], (made: Made) => Promise<unknown>, string[]]>([
    ['both languages', both, ({ withdraw }) => withdraw('unpublish', { reasons }), said],
    ['both, deleted', both, ({ withdraw }) => withdraw('delete', { reasons }), said],
    ['one language', both, ({ withdraw }) => withdraw('unpublish', { locales: ['zh-Hant-HK'], reasons }), ['200 en', said[1] ?? '']],
    ['one language, deleted', both, ({ withdraw }) => withdraw('delete', { locales: ['en'], reasons }), [said[0] ?? '', '200 zh-Hant-HK']],
    ['one language after the other', both, async ({ withdraw }) => {
      await withdraw('unpublish', { locales: ['zh-Hant-HK'], reasons: { 'zh-Hant-HK': '先移除中文版。' } });
      await withdraw('delete', { reasons: { en: reasons.en } });
    }, [said[0] ?? '', '410 zh-Hant-HK: 先移除中文版。']],
    ['what was in English only', ['en'], ({ withdraw }) => withdraw('unpublish', { reasons: { en: reasons.en } }), [said[0] ?? '', said[0] ?? '']],
    ['what was in Chinese only, deleted', ['zh-Hant-HK'], ({ withdraw }) => withdraw('delete', { reasons: { 'zh-Hant-HK': reasons['zh-Hant-HK'] } }), [said[1] ?? '', said[1] ?? '']],
    ['unpublished, then its draft deleted over Strapi’s own route', both, async ({ withdraw, documentId }) => {
      await withdraw('unpublish', { reasons });
      await admin('DELETE', `${items}/${documentId}?locale=*`);
    }, said],
    ['readers are sent elsewhere, one language each', both, ({ withdraw }) => withdraw('delete', { reasons: { en: reasons.en }, to: { 'zh-Hant-HK': '/tc/news' } }), [said[0] ?? '', '308 /tc/news']],
    ['readers of the only language are sent elsewhere, those of the other to the same in theirs', ['en'], ({ withdraw }) => withdraw('delete', { to: { en: '/en/news' } }), ['308 /en/news', '308 /tc/news']],
    ['together with others', both, ({ documentId }) => admin('POST', `/newsroom/withdrawal/${uid}`, { action: 'delete', documentIds: [documentId], reasons }), said],
    ['published again', both, async ({ withdraw, publish }) => {
      await withdraw('unpublish', { reasons });
      await publish();
    }, ['200 en', '200 zh-Hant-HK']],
    ['published again where readers had been sent elsewhere', both, async ({ withdraw, publish }) => {
      await withdraw('unpublish', { to: { en: '/en/news', 'zh-Hant-HK': '/tc/news' } });
      await publish();
    }, ['200 en', '200 zh-Hant-HK']],
    ['published again in one language', both, async ({ withdraw, publish, ...key }) => {
      await withdraw('unpublish', { reasons });
      await staff.offerOnlyIn(key);
      await publish();
    }, ['200 en', said[1] ?? '']],
    ['published again at another address', both, async ({ withdraw, publish, save }) => {
      await withdraw('unpublish', { reasons });
      await save('en', 'renamed-while-away');
      await publish();
    }, ['308 /en/news/renamed-while-away', '308 /tc/news/renamed-while-away']],
    ['renamed while one language is away', both, async ({ withdraw, publish, save, ...key }) => {
      await withdraw('unpublish', { locales: ['zh-Hant-HK'], reasons });
      await staff.offerOnlyIn(key);
      await save('en', 'renamed-in-english');
      await publish();
    }, ['308 /en/news/renamed-in-english', said[1] ?? '']],
    ['an unpublished change of the address does not hide where readers knew it', both, async ({ withdraw, save }) => {
      await save('en', 'never-public');
      await withdraw('delete', { reasons });
    }, said],
    ['its address goes to another item', both, async ({ withdraw, slug }) => {
      await withdraw('delete', { reasons });
      const version = { type: 'news-item', locale: 'en' } as const;
      await staff.publish({ ...version, documentId: await staff.save(version, { ...words, title: 'Another', slug }) });
    }, ['200 en', '200 en']],
  ])('leaves no address without an answer: %s', async (_way, languages, act, expected) => {
    const made = await item(languages);
    await act(made);
    expect(await answersAt(made.slug)).toEqual(expected);
  });

  test('leads earlier addresses to its end: first a notice, then elsewhere, and back when it is there again', async () => {
    const made = await item();
    const first = made.slug;
    await made.save('en', 'second-address');
    await staff.publish(made);
    await made.withdraw('unpublish', { reasons });
    expect([...(await answersAt(first)), ...(await answersAt('second-address'))]).toEqual(['308 /en/news/second-address', '308 /tc/news/second-address', ...said]);
    await made.publish();
    await made.withdraw('unpublish', { to: { en: 'https://www.gov.hk/en/', 'zh-Hant-HK': '/tc/news' } });
    expect([...(await answersAt(first)), ...(await answersAt('second-address'))]).toEqual(['308 https://www.gov.hk/en/', '308 /tc/news', '308 https://www.gov.hk/en/', '308 /tc/news']);
    await made.save('en', first);
    await made.publish();
    expect([...(await answersAt(first)), ...(await answersAt('second-address'))]).toEqual(['200 en', '200 zh-Hant-HK', `308 /en/news/${first}`, `308 /tc/news/${first}`]);
  });

  test('sends readers only where something is, never in a circle, and takes several off together or none', async () => {
    const [one, other] = [await item(), await item()];
    const refused = async (to: string, documentIds = [one.documentId]) =>
      messageOf(await admin('POST', `/newsroom/withdrawal/${uid}`, { action: 'unpublish', documentIds, to: { en: to, 'zh-Hant-HK': '/tc/news' } }));
    expect(await refused('/en/news/nothing')).toContain('There is no page of this site');
    expect(await refused('http://www.gov.hk/')).toContain('begins with https://');
    expect(await refused(`/en/news/${one.slug}`)).toContain('circle');
    expect(await refused(`/tc/news/${one.slug}`)).toContain('There is no page of this site');
    expect(await refused(`/en/news/${other.slug}`, [one.documentId, other.documentId])).toContain('circle');
    expect([...(await answersAt(one.slug)), ...(await answersAt(other.slug))]).toEqual(['200 en', '200 zh-Hant-HK', '200 en', '200 zh-Hant-HK']);

    await one.withdraw('unpublish', { to: { en: `/en/news/${other.slug}`, 'zh-Hant-HK': `/tc/news/${other.slug}` } });
    expect(messageOf(await other.withdraw('unpublish', { to: { en: `/en/news/${one.slug}`, 'zh-Hant-HK': '/tc/news' } }))).toContain('circle');
    expect(messageOf(await admin('POST', '/content-manager/collection-types/api::redirect.redirect', { from: `/en/news/${one.slug}`, to: '/en/news' }))).toContain('already');
    await other.withdraw('delete', { reasons });
    expect(await answersAt(one.slug)).toEqual([`308 /en/news/${other.slug}`, `308 /tc/news/${other.slug}`]);
    expect(await answersAt(other.slug)).toEqual(said);
  });

  test('asks nothing for what readers never had, and refuses for pages that the whole site leads to', async () => {
    const draft = await staff.save({ type: 'news-item', locale: 'en' }, { ...words, title: 'Never public', slug: 'never-public-at-all' });
    expect((await admin('DELETE', `${items}/${draft}?locale=*`)).status).toBe(200);
    const profile = { siteName: 'Office', government: 'Government', introduction: 'Words' };
    await staff.save({ type: 'office-profile', locale: 'en' }, profile);
    await staff.publish({ type: 'office-profile', locale: 'en' });
    await expect(staff.unpublish({ type: 'office-profile', locale: 'en' })).rejects.toThrow('Every page of the site leads to this page');
    await staff.save({ type: 'site-settings', locale: 'en' }, {});
    await staff.publish({ type: 'site-settings', locale: 'en' });
    expect((await admin('POST', '/content-manager/single-types/api::site-settings.site-settings/actions/unpublish?locale=en', { locale: 'en' })).status).toBe(200);
  });

  test('tells the dialog which pages would go', async () => {
    const { documentId, slug } = await item();
    const { body } = await author('GET', `/newsroom/withdrawal/${uid}?ids=${documentId}`);
    expect(body).toMatchObject({
      isFixed: false,
      documents: [{ documentId, title: `en ${number} / zh-Hant-HK ${number}`, languages: both, pages: [{ locale: 'en', url: expect.stringMatching(new RegExp(`/en/news/${slug}$`)) }, { locale: 'zh-Hant-HK' }] }],
    });
  });

  test('is told to the site before the pages themselves, and kept in the history and the audit with its reason', async () => {
    const { withdraw, desk, documentId } = await item();
    const from = site.changes().length;
    await withdraw('unpublish', { reasons });
    await until('both changes', () => Promise.resolve(site.changes().slice(from).some((change) => change.documentId === documentId && change.action === 'unpublish')), { within: 20_000 });
    expect(site.changes().slice(from).filter(({ action }) => action !== 'media').slice(-2).map(({ type }) => type)).toEqual(['redirect', 'news-item']);
    const { history } = (await admin('GET', desk)).body as { history: { kind: string; text: string }[] };
    expect(history[0]).toMatchObject({ kind: 'unpublished', text: `${reasons.en}\n${reasons['zh-Hant-HK']}` });
    const { body } = await admin('GET', `/newsroom/audit?action=unpublish`);
    expect(JSON.stringify(body)).toContain(reasons.en);
    expect(JSON.stringify(body)).toContain(documentId);
  });

  test('at an hour says what was written when it was set, and the other language’s words where none were', async () => {
    const made = await item(['en']);
    expect((await admin('POST', `${made.desk}/schedule`, { unpublishAt: new Date(Date.now() + 6000).toISOString(), reasons: { en: reasons.en } })).status).toBe(200);
    expect(((await admin('GET', made.desk)).body as { schedule: { unpublish: object } }).schedule.unpublish).toMatchObject({ state: 'waiting', farewell: { reasons: { en: reasons.en } } });
    await admin('POST', `${made.desk}/only-in`, { locale: null });
    await made.save('zh-Hant-HK');
    await made.publish();
    expect(await answersAt(made.slug)).toEqual(['200 en', '200 zh-Hant-HK']);
    await until('the hour', async () => (await answersAt(made.slug)).every((answer) => answer.startsWith('410')), { within: 40_000 });
    expect(await answersAt(made.slug)).toEqual([said[0], said[0]]);
    const { history } = (await admin('GET', made.desk)).body as { history: { kind: string; text: string }[] };
    expect(history[0]).toMatchObject({ kind: 'unpublished', text: reasons.en });
  });

  test('leaves something that an approver may mend, and not take away', async () => {
    const { withdraw, slug } = await item();
    await withdraw('delete', { reasons });
    const { results } = (await approver('GET', `${notices}?filters[address][$eq]=/en/news/${slug}`)).body as { results: { documentId: string; title: string }[] };
    const [notice] = results;
    const address = `${notices}/${notice?.documentId}`;
    expect((await approver('DELETE', address)).status).toBe(403);
    expect((await admin('DELETE', address)).status).toBe(400);
    expect((await admin('POST', notices, { address: '/en/x', title: 'x', language: 'en', at: new Date().toISOString(), entry: 'x', reason: 'x' })).status).toBe(400);
    expect((await approver('PUT', address, { reason: '', to: '' })).status).toBe(400);
    expect(messageOf(await approver('PUT', address, { to: '/en/nowhere' }))).toContain('There is no page');
    const told = site.next(({ type }) => type === 'redirect');
    expect((await approver('PUT', address, { reason: 'Mended.', address: '/en/elsewhere' })).status).toBe(200);
    await told;
    expect(await answersAt(slug)).toEqual(['410 en: Mended.', said[1]]);
    // What was not to be read may have stood in the title.
    expect((await approver('PUT', address, { title: 'A page that was taken off' })).status).toBe(200);
    const { results: mended } = (await approver('GET', `${notices}?filters[address][$eq]=/en/news/${slug}`)).body as { results: { title: string; reason: string }[] };
    expect(mended).toMatchObject([{ title: 'A page that was taken off', reason: 'Mended.' }]);
    expect((await approver('PUT', address, { to: '/en/news' })).status).toBe(200);
    expect(await answersAt(slug)).toEqual(['308 /en/news', said[1]]);
  });
});
