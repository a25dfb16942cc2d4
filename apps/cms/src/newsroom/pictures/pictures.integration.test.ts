import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type LocaleCode, createClient, newsItem } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, type UploadedFile, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import sharp from 'sharp';
import { pdf } from '../uploads/files-for-tests';

jest.setTimeout(180_000);

interface Stored extends UploadedFile {
  formats: Record<string, { url: string }>;
}

const item = (title: string, fields: object = {}) => ({ title, releaseDate: '2026-02-03', category: 'speech', summary: 'Words', ...fields });

describe.each(['sqlite', 'postgres'])('pictures and files, on %s', (database) => {
  let postgres: PostgresServer | null = null;
  let cms: RunningCms;
  let staff: Newsroom;
  let admin: AskAdmin;
  let session: string;
  let picture: Stored;

  const news = (locale: LocaleCode, documentId?: string) => ({ type: 'news-item', locale, ...(documentId ? { documentId } : {}) }) as const;
  const photograph = async (name: string): Promise<Stored> => {
    const noise = { create: { width: 700, height: 500, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } } as const;
    const bytes = await sharp(noise).jpeg({ quality: 95 }).toBuffer();
    return (await staff.upload({ name, mime: 'image/jpeg', bytes })) as Stored;
  };
  const status = async (address: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answer = await fetch(cms.url + address, { headers, method });
    await answer.arrayBuffer();
    return answer.status;
  };
  const asSite = () => ({ authorization: `Bearer ${cms.secrets.publishedToken}` });
  const asPreview = () => ({ authorization: `Bearer ${cms.secrets.previewToken}` });
  const addressesOf = ({ url, formats }: Stored) => [url, ...Object.values(formats).map((format) => format.url)];
  const publicly = async (file: Stored) => [...new Set(await Promise.all(addressesOf(file).map((address) => status(address, asSite()))))];
  const publish = async (locale: LocaleCode, documentId: string) => {
    await staff.offerOnlyIn(news(locale, documentId));
    return admin('POST', `/content-manager/collection-types/api::news-item.news-item/${documentId}/actions/publish?locale=${locale}`, { locale });
  };

  beforeAll(async () => {
    if (database === 'postgres') postgres = await startPostgres();
    cms = await startCms({ database: postgres ? await postgres.createDatabase('pictures') : 'sqlite', env: { SITE_URL: 'http://site.test' } });
    session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
    picture = await photograph('quiet-harbour.jpg');
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await postgres?.stop();
  });

  test.each([
    ['en', undefined, 'is missing'], ['en', '  ', 'is missing'], ['en', 'Photo', 'says only that there is a picture'], ['en', 'quiet-harbour.jpg', 'is the name of a file'],
    ['en', 'IMG_1234.jpg', 'is the name of a file'], ['zh-Hant-HK', '圖片', 'says only that there is a picture'], ['zh-Hant-HK', '相片', 'says only'], ['zh-Hant-HK', '照片', 'says only'],
  ] as const)('in %s %j keeps an item from being published, but not from being saved', async (locale, alternativeText, said) => {
    const image = { media: picture.id, decorative: false, ...(alternativeText === undefined ? {} : { alternativeText }) };
    const documentId = await staff.save(news(locale), item(`Refused ${said} ${alternativeText}`, { slug: `refused-${Math.abs(alternativeText?.length ?? 9)}-${locale.length}`, image }));
    const answer = await publish(locale, documentId);
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining(said) });
    expect(messageOf(answer)).toMatch(new RegExp(`^Alternative text \\(${locale === 'en' ? 'English' : 'Chinese'}\\): for the picture “quiet-harbour.jpg”`));
    expect(answer.body).toMatchObject({ error: { details: { errors: [{ path: ['image', 'alternativeText'] }] } } });
    await staff.remove({ type: 'news-item', documentId });
  });

  test('a picture inside the text has the same rules, in the words of whoever publishes', async () => {
    const { body } = await admin('GET', '/admin/users/me');
    const me = (body as { data: { email: string; firstname: string } }).data;
    await admin('PUT', '/admin/users/me', { email: me.email, firstname: me.firstname, preferedLanguage: 'zh' });
    const parts = [{ __component: 'blocks.quote', text: 'Said' }, { __component: 'blocks.figure', media: picture.id }];
    const documentId = await staff.save(news('en'), item('Inside', { body: parts }));
    const answer = await publish('en', documentId);
    expect(messageOf(answer)).toBe('替代文字（英文）：圖片「quiet-harbour.jpg」的替代文字尚未填寫。請說明圖片顯示的內容，或標示為裝飾。');
    expect(answer.body).toMatchObject({ error: { details: { errors: [{ path: ['body', '1', 'alternativeText'] }] } } });
    await admin('PUT', '/admin/users/me', { email: me.email, firstname: me.firstname, preferedLanguage: 'en' });
    expect(await status(picture.url, asSite())).toBe(404);
  });

  test('decorative pictures need no words', async () => {
    const documentId = await staff.save(news('en'), item('Decorative', { image: { media: picture.id, decorative: true } }));
    expect((await publish('en', documentId)).status).toBe(200);
    await staff.remove({ type: 'news-item', documentId });
  });

  test('nobody outside reads a file, or any rendition of it, before something published shows it, nor afterwards', async () => {
    const file = await photograph('embargoed.jpg');
    expect(Object.keys(file.formats)).toEqual(expect.arrayContaining(['thumbnail', 'small', 'small_avif']));
    const image = { media: file.id, alternativeText: 'What will be shown' };
    const documentId = await staff.save(news('en'), item('Embargoed', { image }));
    await staff.save(news('zh-Hant-HK', documentId), item('禁止發放', { image: { ...image, alternativeText: '將會展示的內容' } }));
    expect(await publicly(file)).toEqual([404]);
    expect(await status(file.url)).toBe(404);
    expect(await status(file.url, { authorization: 'Bearer wrong' })).toBe(404);

    await staff.publish(news('en', documentId));
    expect(await publicly(file)).toEqual([200]);
    await staff.publish(news('zh-Hant-HK', documentId));
    await staff.unpublish(news('en', documentId));
    expect(await publicly(file)).toEqual([200]);
    await staff.unpublish(news('zh-Hant-HK', documentId));
    expect(await publicly(file)).toEqual([404]);

    await staff.publish(news('en', documentId));
    await staff.save(news('en', documentId), item('Embargoed', { image: null }));
    expect(await publicly(file)).toEqual([200]);
    await staff.publish(news('en', documentId));
    expect(await publicly(file)).toEqual([404]);
  });

  test('a file that readers have says its version, which is that in addresses, and is not sent again to who has it', async () => {
    const file = await photograph('versioned.jpg');
    const documentId = await staff.save(news('en'), item('Versioned', { slug: 'versioned', image: { media: file.id, alternativeText: 'What is shown' } }));
    await staff.publish(news('en', documentId));
    const shown = await createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch }).readOne(newsItem, { locale: 'en', slug: 'versioned' });
    const [, version = ''] = (shown?.image?.media.url ?? '').split('?v=');
    expect(version).toMatch(/^[0-9a-z]+$/);
    for (const address of addressesOf(file)) {
      const answer = await fetch(cms.url + address, { headers: asSite() });
      expect(answer.headers.get('etag')).toBe(`"${version}"`);
      const modified = answer.headers.get('last-modified') ?? '';
      const known = async (headers: Record<string, string>) => status(address, { ...asSite(), ...headers });
      expect(await known({ 'if-none-match': `"${version}"` })).toBe(304);
      expect(await known({ 'if-modified-since': modified })).toBe(304);
      expect(await known({ 'if-none-match': '"another"', 'if-modified-since': modified })).toBe(200);
    }
  });

  test('a file counts wherever it is: inside the text, attached, or linked from a text', async () => {
    const [inText, linked] = [await photograph('in-text.jpg'), await photograph('linked.jpg')];
    const attached = await staff.upload({ name: 'guide.pdf', mime: 'application/pdf', bytes: pdf });
    const link = { type: 'paragraph', children: [{ type: 'text', text: '' }, { type: 'link', url: `https://site.test${linked.url}`, children: [{ type: 'text', text: 'The picture' }] }, { type: 'text', text: '' }] };
    const documentId = await staff.save(news('en'), item('Everywhere', {
      body: [{ __component: 'blocks.figure', media: inText.id, alternativeText: 'A grey field' }, { __component: 'blocks.rich-text', content: [link] }],
      attachments: [{ title: 'Guide', file: attached.id }],
    }));
    const all = [inText.url, linked.url, attached.url];
    const statuses = () => Promise.all(all.map((address) => status(address, asSite())));
    expect(await statuses()).toEqual([404, 404, 404]);
    await staff.publish(news('en', documentId));
    expect(await statuses()).toEqual([200, 200, 200]);
    await staff.remove({ type: 'news-item', documentId });
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  test('a file that readers have, or are to have, is neither replaced nor deleted past approval, by any of Strapi’s ways; nor is one of somebody else', async () => {
    const [ada, ben] = [await createColleague(cms.url, session, 'Author', 'Ada'), await createColleague(cms.url, session, 'Approver', 'Ben')];
    const [author, approver, writes] = [createAskAdmin(cms.url, ada.session), createAskAdmin(cms.url, ben.session), createNewsroom(cms.url, ada.session)];
    const [file, spare] = [await writes.upload({ name: 'own.pdf', mime: 'application/pdf', bytes: pdf }), await writes.upload({ name: 'spare.pdf', mime: 'application/pdf', bytes: pdf })];
    const others = await staff.upload({ name: 'others.pdf', mime: 'application/pdf', bytes: pdf });
    const replace = (who: AskAdmin, { id }: UploadedFile) => {
      const form = new FormData();
      form.append('files', new Blob([new Uint8Array(Buffer.concat([pdf, Buffer.from('%replaced')]))], { type: 'application/pdf' }), 'own.pdf');
      return who('POST', `/upload?id=${id}`, form);
    };
    const remove = (who: AskAdmin, { id }: UploadedFile) => who('DELETE', `/upload/files/${id}`);
    const removeMany = (who: AskAdmin, { id }: UploadedFile) => who('POST', '/upload/actions/bulk-delete', { fileIds: [id] });
    const removeFolder = async (who: AskAdmin, { id }: UploadedFile) => {
      const { body } = await who('POST', '/upload/folders', { name: `Folder ${randomUUID()}`, parent: null });
      const folder = (body as { data: { id: number } }).data.id;
      await who('POST', '/upload/actions/bulk-move', { fileIds: [id], destinationFolderId: folder });
      return who('POST', '/upload/actions/bulk-delete', { folderIds: [folder] });
    };
    const documentId = await writes.save(news('en'), item('With a file', { attachments: [{ title: 'Guide', file: file.id }] }));
    await writes.offerOnlyIn(news('en', documentId));
    expect((await replace(author, file)).status).toBe(200);

    const desk = `/newsroom/documents/api::news-item.news-item/${documentId}`;
    expect((await author('POST', `${desk}/submit`, {})).status).toBe(200);
    expect(messageOf(await replace(author, file))).toContain('nobody has approved');
    expect((await approver('POST', `${desk}/publish`, { locale: 'en' })).status).toBe(200);
    expect(await status(file.url, asSite())).toBe(200);
    expect(messageOf(await replace(author, file))).toContain('nobody has approved');
    for (const way of [remove, removeMany, removeFolder]) {
      expect(messageOf(await way(author, file))).toContain('cannot be deleted');
      expect(messageOf(await way(admin, file))).toContain('cannot be deleted');
      expect((await way(author, others)).status).toBeGreaterThanOrEqual(400);
    }
    expect([await status(file.url, asSite()), await status(others.url, asPreview())]).toEqual([200, 200]);
    // One person may do what nobody else has to look at.
    expect((await replace(approver, file)).status).toBe(200);
    expect((await removeMany(author, spare)).status).toBe(200);
    await staff.remove({ type: 'news-item', documentId });
    expect((await remove(author, file)).status).toBe(200);
  });

  test('a file where readers of an old address are sent is public as long as they are, stays what it is, and has to be there', async () => {
    const redirects = '/content-manager/collection-types/api::redirect.redirect';
    const send = (from: string, to: string) => admin('POST', redirects, { from, to });
    const refused = await send('/old/guide.pdf', '/uploads/never_uploaded.pdf');
    expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringContaining('no such file in the media library')]);
    const file = await staff.upload({ name: 'Guide.pdf', mime: 'application/pdf', bytes: pdf });
    expect(messageOf(await send('/old/guide.pdf', file.url.toUpperCase().replace('/UPLOADS', '/uploads')))).toContain('capital and small letters');
    expect(await status(file.url, asSite())).toBe(404);
    const made = await send('/old/guide.pdf', `${file.url}#page=2`);
    expect([made.status, await status(file.url, asSite())]).toEqual([201, 200]);
    expect(messageOf(await admin('DELETE', `/upload/files/${file.id}`))).toContain('cannot be deleted');
    await admin('DELETE', `${redirects}/${(made.body as { data: { documentId: string } }).data.documentId}`);
    expect(await status(file.url, asSite())).toBe(404);

    const documentId = await staff.save(news('en'), item('Became a file'));
    await staff.publish(news('en', documentId));
    expect(messageOf(await admin('POST', `/newsroom/documents/api::news-item.news-item/${documentId}/withdraw`, { action: 'unpublish', to: { en: '/uploads/never_uploaded.pdf' } }))).toContain('no such file');
    await staff.unpublish(news('en', documentId), { to: { en: file.url } });
    expect(await status(file.url, asSite())).toBe(200);
    await staff.publish(news('en', documentId));
    expect(await status(file.url, asSite())).toBe(404);
    await staff.remove({ type: 'news-item', documentId });
  });

  test('staff see every file by their session, the preview by its token; a session that has ended shows none', async () => {
    const body = JSON.stringify({ ...cms.administrator, deviceId: randomUUID() });
    const loggedIn = await fetch(`${cms.url}/admin/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const cookie = loggedIn.headers.getSetCookie().map((header) => header.split(';')[0]).join('; ');
    expect(loggedIn.headers.getSetCookie().join()).toMatch(/strapi_admin_refresh=[^;]+; path=\/; .*httponly/i);
    const { token } = ((await loggedIn.json()) as { data: { token: string } }).data;
    for (const address of addressesOf(picture)) {
      expect(await status(address, { cookie })).toBe(200);
      expect(await status(address, asPreview())).toBe(200);
      expect(await status(address)).toBe(404);
    }
    expect(await status(picture.url, { cookie: 'strapi_admin_refresh=made.up.token' })).toBe(404);
    await fetch(`${cms.url}/admin/logout`, { method: 'POST', headers: { cookie, authorization: `Bearer ${token}` } });
    expect(await status(picture.url, { cookie })).toBe(404);
  });

  test('no spelling of an address leads round the guard', async () => {
    const name = picture.url.replace('/uploads/', '');
    for (const address of [`/UPLOADS/${name}`, `//uploads/${name}`, `/uploads//${name}`, `/uploads/%2e/${name}`, `/%75ploads/${name}`, `/uploads/${name.replace('.', '%2e')}`, `/uploads%2f${name}`, `/uploads/${name}/`, `/uploads/x%2f..%2f${name}`])
      expect([400, 404]).toContain(await status(address, asSite()));
    expect(await status(picture.url, asSite(), 'HEAD')).toBe(404);
  });
});
