import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Change, createClient, localeCodes, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { type RunningCms, cmsSecrets, startCms } from '@dpo/test-support/cms';
import { type DeliveryReceiver, startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';
import { pixel } from '../uploads/files-for-tests';

jest.setTimeout(120_000);

const item = (name: string) => ({ title: `News ${name}`, slug: `news-${name}`, releaseDate: '2026-02-03', category: 'speech', summary: 'Words' });
const uid = 'api::news-item.news-item';
const reasons = { en: 'Superseded.', 'zh-Hant-HK': '已被取代。' };

describe.each(['sqlite', 'postgres'])('deliveries, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let cms: RunningCms;
  let site: DeliveryReceiver;
  let staff: Newsroom;
  let admin: AskAdmin;
  let options: Parameters<typeof startCms>[0];

  const enter = async () => {
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
  };
  const english = (documentId: string) => ({ type: 'news-item', locale: 'en', documentId }) as const;
  const chinese = (documentId: string) => ({ type: 'news-item', locale: 'zh-Hant-HK', documentId }) as const;
  const write = (name: string) => staff.save({ type: 'news-item', locale: 'en' }, item(name));
  const of = (documentId: string) => (change: Change) => change.documentId === documentId;

  /** Publishes something else and waits for it: whatever was to be delivered before has been by then. */
  async function nothingBut(name: string, documentId: string) {
    const marker = await write(`marker-${name}`);
    await staff.publish(english(marker));
    await until('the marker', async () => site.changes().some(of(marker)), { within: 10_000 });
    return site.changes().filter(of(documentId));
  }

  beforeAll(async () => {
    site = await startDeliveryReceiver(cmsSecrets().revalidate);
    if (database === 'postgres') postgres = await startPostgres();
    options = { database: postgres ? await postgres.createDatabase('delivery') : 'sqlite', env: { WEB_URLS: site.url } };
    cms = await startCms(options);
    await enter();
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await site?.down();
    await postgres?.stop();
  });

  beforeEach(() => {
    site.received.length = 0;
  });

  test('publishing tells the site at once; a draft, and a draft’s deletion, tell nothing', async () => {
    const documentId = await write('a');
    await staff.save(english(documentId), { ...item('a'), summary: 'Other words' });
    const began = Date.now();
    await staff.publish(english(documentId));
    const answered = Date.now();
    expect(await site.next(of(documentId))).toEqual({ type: 'news-item', documentId, action: 'publish', slugs: ['news-a'] });
    expect(answered - began).toBeLessThan(5000);

    await staff.save(english(documentId), { ...item('a'), summary: 'A later draft' });
    const draft = await write('never-public');
    await staff.remove({ type: 'news-item', documentId: draft });
    expect(await nothingBut('a', documentId)).toEqual([]);
    expect(site.changes().filter(of(draft))).toEqual([]);
    expect(site.refused).toEqual([]);
  });

  test('a changed address names the old one and the new one, in all languages', async () => {
    const documentId = await write('old');
    await staff.save(chinese(documentId), { ...item('old'), title: '新聞' });
    await staff.publish(english(documentId));
    await staff.publish(chinese(documentId));
    await nothingBut('old', documentId);
    site.received.length = 0;
    await staff.save(english(documentId), { ...item('old'), slug: 'news-renamed' });
    expect(await nothingBut('renamed', documentId)).toEqual([]);
    site.received.length = 0;
    await staff.publish(english(documentId));
    expect((await site.next(of(documentId))).slugs.sort()).toEqual(['news-old', 'news-renamed']);
    const token = cms.secrets.publishedToken;
    for (const locale of localeCodes) expect(await createClient({ url: cms.url, token, fetch }).readOne(newsItem, { locale, slug: 'news-renamed' })).not.toBeNull();
  });

  test('taking back one language, then the whole, then deleting', async () => {
    const documentId = await write('b');
    await staff.save(chinese(documentId), { ...item('b'), title: '新聞' });
    await staff.publish(english(documentId));
    await staff.publish(chinese(documentId));
    await nothingBut('b', documentId);
    site.received.length = 0;
    await staff.unpublish(chinese(documentId));
    expect(await site.next(of(documentId))).toMatchObject({ action: 'unpublish', slugs: ['news-b'] });
    await admin('POST', `/newsroom/documents/${uid}/${documentId}/withdraw`, { action: 'delete', locales: ['en'], reasons });
    expect(await site.next(of(documentId))).toMatchObject({ action: 'delete', slugs: ['news-b'] });
    await staff.remove({ type: 'news-item', documentId });
    expect(await nothingBut('b2', documentId)).toEqual([]);
  });

  test('many at once: published, taken back, deleted', async () => {
    const documentIds = [await write('m1'), await write('m2'), await write('m3')];
    for (const documentId of documentIds) await staff.offerOnlyIn(english(documentId));
    const publish = () => admin('POST', `/content-manager/collection-types/${uid}/actions/bulkPublish?locale=en`, { documentIds });
    const withdraw = (action: string) => () => admin('POST', `/newsroom/withdrawal/${uid}`, { action, documentIds, reasons });
    for (const [act, expected] of [[publish, 'publish'], [withdraw('unpublish'), 'unpublish'], [publish, 'publish'], [withdraw('delete'), 'delete']] as const) {
      const { status } = await act();
      expect(status).toBe(200);
      await until(`${expected} of all`, async () => documentIds.every((id) => site.changes().some((change) => change.documentId === id && change.action === expected)), { within: 10_000 });
      site.received.length = 0;
    }
  });

  test('single types and pages without an address in the change', async () => {
    await staff.save({ type: 'office-profile', locale: 'en' }, { siteName: 'Office', government: 'Government', introduction: 'Words' });
    await staff.publish({ type: 'office-profile', locale: 'en' });
    expect(await site.next(({ type }) => type === 'office-profile')).toMatchObject({ action: 'publish', slugs: [] });
  });

  test('a replaced or renamed picture names every published page that shows it, however deep, and stays while one does', async () => {
    const file = await staff.upload({ name: 'shown.png', mime: 'image/png', bytes: pixel });
    const onTop = await staff.save({ type: 'news-item', locale: 'en' }, { ...item('top'), image: { media: file.id, alternativeText: 'A pixel' } });
    const inText = await staff.save({ type: 'page', locale: 'en' }, { title: 'Page', slug: 'page', body: [{ __component: 'blocks.figure', media: file.id, decorative: true }] });
    const onlyDraft = await staff.save({ type: 'news-item', locale: 'en' }, { ...item('draft'), image: { media: file.id } });
    await staff.publish(english(onTop));
    await staff.publish({ type: 'page', locale: 'en', documentId: inText });
    await nothingBut('media', onTop);
    const expected = [{ type: 'news-item', documentId: onTop, action: 'media', slugs: ['news-top'] }, { type: 'page', documentId: inText, action: 'media', slugs: ['page'] }];
    const change = { replace: () => staff.replace(file.id, { name: 'shown.png', mime: 'image/png', bytes: pixel }), describe: () => admin('POST', `/upload?id=${file.id}`, form({ name: 'renamed.png' })) };
    for (const act of Object.values(change)) {
      site.received.length = 0;
      await act();
      await until('the media changes', async () => site.changes().some(of(inText)), { within: 10_000 });
      expect(site.changes().filter(({ action }) => action === 'media')).toEqual(expect.arrayContaining(expected));
      expect(site.changes().some(of(onlyDraft))).toBe(false);
    }
    expect((await admin('DELETE', `/upload/files/${file.id}`)).status).toBe(400);
  });

  const form = (info: object) => {
    const data = new FormData();
    data.set('fileInfo', JSON.stringify(info));
    return data;
  };

  test('while the site is down nothing is lost, and all of it comes soon after, once', async () => {
    await site.down();
    const documentIds: string[] = [];
    for (const name of ['d1', 'd2', 'd3']) {
      const documentId = await write(name);
      await staff.publish(english(documentId));
      documentIds.push(documentId);
    }
    await site.up();
    const since = performance.now();
    await until('all three', async () => documentIds.every((id) => site.changes().some(of(id))), { within: 5000, since });
    expect(site.changes().filter(({ documentId }) => documentIds.includes(documentId)).map(({ documentId }) => documentId).sort()).toEqual([...documentIds].sort());
  });

  test('what waited together comes together once the site answers again', async () => {
    const documentIds = await Promise.all(Array.from({ length: 8 }, (_, index) => write(`w${index}`)));
    for (const documentId of documentIds) await staff.offerOnlyIn(english(documentId));
    site.answerWith({ status: 503 });
    await admin('POST', `/content-manager/collection-types/${uid}/actions/bulkPublish?locale=en`, { documentIds });
    await until('a first attempt', async () => site.changes().some(of(documentIds[0] ?? '')), { within: 5000 });
    site.received.length = 0;
    site.answerWith({});
    await until('all of them', async () => documentIds.every((id) => site.changes().some(of(id))), { within: 5000 });
    // An attempt still under way, the probe, and the rest.
    expect(site.received.length).toBeLessThanOrEqual(3);
  });

  test('pages that the site could not refresh are tried again, and hold up nothing', async () => {
    site.answerWith({ answer: { refreshed: [], failed: [{ path: '/en/news/e1', reason: 'answered 500' }] } });
    const first = await write('e1');
    await staff.publish(english(first));
    await until('a second attempt', async () => site.changes().filter(of(first)).length > 1, { within: 5000 });
    const second = await write('e2');
    await staff.publish(english(second));
    await until('the one behind it', async () => site.changes().some(of(second)), { within: 5000 });
    site.answerWith({});
    site.received.length = 0;
    await until('both again', async () => site.changes().some(of(first)) && site.changes().some(of(second)), { within: 5000 });
    site.received.length = 0;
    expect(await nothingBut('e', first)).toEqual([]);
    for (const { event } of site.received) expect(event.changes.some(of(second))).toBe(false);
  });

  test('a crash between publishing and delivery loses nothing', async () => {
    await site.down();
    const documentId = await write('crash');
    await staff.publish(english(documentId));
    await cms.kill();
    await site.up();
    cms = await startCms({ ...options, directory: cms.directory });
    await until('the change from before the crash', async () => site.changes().some(of(documentId)), { within: 6000 });
    await enter();
  });

  test('two replicas on one database deliver each change once', async () => {
    if (!postgres) return;
    const replica = await startCms({ ...options });
    try {
      const session = await logIn(replica.url, replica.administrator);
      const staffs = [staff, createNewsroom(replica.url, session)];
      const documentIds = await Promise.all(Array.from({ length: 12 }, async (_, index) => {
        const writer = staffs[index % 2] ?? staff;
        const documentId = await writer.save({ type: 'news-item', locale: 'en' }, item(`r${index}`));
        await writer.publish(english(documentId));
        return documentId;
      }));
      await until('all of them', async () => documentIds.every((id) => site.changes().some(of(id))), { within: 15_000 });
      await nothingBut('replicas', '');
      expect(documentIds.map((id) => site.changes().filter(of(id)).length)).toEqual(documentIds.map(() => 1));

      site.answerWith({ status: 503 });
      const left = await staffs[1]?.save({ type: 'news-item', locale: 'en' }, item('left-behind')) ?? '';
      await staffs[1]?.publish(english(left));
      await until('a first attempt', async () => site.changes().some(of(left)), { within: 5000 });
      await replica.kill();
      site.answerWith({});
      site.received.length = 0;
      await until('the killed replica’s change', async () => site.changes().some(of(left)), { within: 5500 });
    } finally {
      site.answerWith({});
      await replica.kill();
      await replica.remove();
    }
  });
});
