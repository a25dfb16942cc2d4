import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type Desk, type Office, deskOf, items, look, publish, save, startOffice, submit, uid, words } from '@dpo/test-support/office';
import { pdf } from '../uploads/files-for-tests';

jest.setTimeout(120_000);

interface Overview {
  waiting: { title: string; note: string }[];
  returned: { title: string }[];
  drafts: { title: string }[];
  untranslated: { title: string; note: string }[];
}

describe.each(['sqlite', 'postgres'])('approval, on %s', (database) => {
  let office: Office;
  let cms: Office['cms'];
  let author: AskAdmin;
  let approver: AskAdmin;
  let second: AskAdmin;
  let administrator: AskAdmin;
  let writes: Office['writes'];
  let draft: Office['draft'];
  let publicTitles: Office['publicTitles'];

  const overviewOf = async (who: AskAdmin) => (await who('GET', '/newsroom/overview')).body as Overview;

  beforeAll(async () => {
    office = await startOffice(database);
    ({ cms, author, approver, second, administrator, writes, draft, publicTitles } = office);
  });

  afterAll(() => office?.close());

  test('there are three roles, called by what they do', async () => {
    const { data } = (await administrator('GET', '/admin/roles')).body as { data: { name: string }[] };
    expect(data.map(({ name }) => name).sort()).toEqual(['Administrator', 'Approver', 'Author']);
  });

  test('an author cannot publish over any route, nor unpublish, delete, or keep to one person’s settings', async () => {
    const { documentId } = await draft();
    const refused = [
      await publish(author, documentId),
      await author('POST', `${items}/actions/publish`, { ...words('At once'), slug: 'at-once' }),
      await author('POST', `${items}/actions/bulkPublish`, { documentIds: [documentId] }),
      await author('POST', `${deskOf(documentId)}/publish`, { locale: 'en' }),
      await author('POST', `${deskOf(documentId)}/schedule`, { publishAt: '2099-01-01T00:00:00Z' }),
      await author('POST', `${deskOf(documentId)}/return`, { remark: 'no' }),
      await author('POST', `${items}/${documentId}/actions/unpublish`, {}),
      await author('DELETE', `${items}/${documentId}?locale=*`),
      await author('PUT', '/content-manager/single-types/api::site-settings.site-settings', {}),
      await author('POST', '/content-manager/collection-types/api::redirect.redirect', { from: '/a', to: '/en/about' }),
      await author('GET', '/admin/users'),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    for (const [path, body] of [[`/api/news-items/${documentId}`, { data: { publishedAt: '2026-01-01T00:00:00Z' } }], ['/api/news-items', { data: words('Over REST') }]] as const) {
      const answer = await fetch(cms.url + path, { method: 'PUT', headers: { authorization: `Bearer ${cms.secrets.publishedToken}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
      expect(answer.status).toBe(405);
    }
    const { publishedAt } = ((await author('PUT', `${items}/${documentId}?locale=en`, { ...words('Sneaked'), publishedAt: '2026-01-01T00:00:00Z', locale: 'en' })).body as { data: { publishedAt: null } }).data;
    expect(publishedAt).toBeNull();
    expect(await publicTitles()).toEqual([]);
  });

  test('a text is submitted, waits for others, is returned with a remark, submitted again, approved, and public in both languages', async () => {
    const { documentId, titles } = await draft();
    expect((await overviewOf(author)).drafts.map(({ title }) => title)).toContain(titles[0]);
    expect(await author('POST', `${deskOf(documentId)}/submit`, { remark: 'Please look at the date.' })).toMatchObject({ status: 200, body: { state: 'submitted', submittedBy: 'Ada Tester' } });
    expect((await overviewOf(author)).waiting).toEqual([]);
    expect((await overviewOf(approver)).waiting).toMatchObject([{ title: titles[0], note: 'Ada Tester' }]);

    expect(messageOf(await approver('POST', `${deskOf(documentId)}/return`, { remark: '  ' }))).toContain('what has to be changed');
    await approver('POST', `${deskOf(documentId)}/return`, { remark: 'The date is wrong.' });
    expect((await overviewOf(author)).returned).toMatchObject([{ title: titles[0] }]);
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words(titles[0] ?? ''), releaseDate: '2026-03-02' });
    await author('POST', `${deskOf(documentId)}/submit`, {});

    expect((await publish(approver, documentId, 'zh-Hant-HK')).status).toBe(200);
    expect(await publicTitles()).toEqual(titles);
    const { state, history, languages } = await look(author, documentId);
    expect([state, languages.map((language) => language.state)]).toEqual([null, ['published', 'published']]);
    expect(history.map(({ kind, by, text }) => [kind, by, text])).toEqual([
      ['published', 'Ben Tester', null], ['submitted', 'Ada Tester', null], ['returned', 'Ben Tester', 'The date is wrong.'], ['submitted', 'Ada Tester', 'Please look at the date.'],
    ]);
  });

  test('an author sees what is not filled in before handing a text on, in each language', async () => {
    const { documentId } = await draft();
    expect((await look(author, documentId)).incomplete).toEqual({ fields: [], pictures: [] });
    await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...words('中文'), summary: '' });
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words('English'), changeNotes: [{ text: '' }] });
    const { incomplete } = (await author('POST', `${deskOf(documentId)}/submit`, {})).body as Desk;
    expect(incomplete.fields).toEqual(expect.arrayContaining([{ locale: 'zh-Hant-HK', uid, field: 'summary' }, { locale: 'en', uid: 'shared.change-note', field: 'text' }]));
    expect((await publish(approver, documentId)).status).toBe(400);
    await writes.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    expect((await look(author, documentId)).incomplete.fields.map(({ locale }) => locale)).not.toContain('zh-Hant-HK');
  });

  test('what is deleted waits for nobody', async () => {
    const { documentId, titles } = await draft();
    await author('POST', `${deskOf(documentId)}/submit`, {});
    expect((await overviewOf(approver)).waiting.map(({ title }) => title)).toContain(titles[0]);
    expect((await approver('DELETE', `${items}/${documentId}?locale=*`)).status).toBe(200);
    expect((await overviewOf(approver)).waiting).toEqual([]);
    expect((await author('GET', deskOf(documentId))).status).toBe(404);
  });

  test('a change after submission takes it back; a save without a change does not', async () => {
    const { documentId, titles } = await draft();
    await author('POST', `${deskOf(documentId)}/submit`, {});
    await writes.save({ type: 'news-item', locale: 'en', documentId }, words(titles[0] ?? ''));
    expect((await look(author, documentId)).state).toBe('submitted');
    await writes.save({ type: 'news-item', locale: 'en', documentId }, words('Another title'));
    expect(await look(author, documentId)).toMatchObject({ state: null, history: [{ kind: 'taken-back', by: 'Ada Tester' }, { kind: 'submitted' }] });
  });

  test('a change is seen wherever it stands, also in a text that looks like a file', async () => {
    const { documentId } = await draft();
    const body = (text: string) => [{ __component: 'blocks.rich-text', content: [{ type: 'paragraph', id: 1, documentId: 'x', mime: 'x', children: [{ type: 'text', text }] }] }];
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words('With a body'), body: body('Approved words') });
    await author('POST', `${deskOf(documentId)}/submit`, {});
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words('With a body'), body: body('Other words') });
    expect(await look(author, documentId)).toMatchObject({ state: null, history: [{ kind: 'taken-back' }, { kind: 'submitted' }] });
  });

  test('nobody approves their own last words; another approver does, and an administrator with a reason', async () => {
    const { documentId, titles } = await draft();
    const rewrite = async (who: AskAdmin, title: string) => {
      await save(who, documentId, words(title));
      await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'zh-Hant-HK' });
      await submit(author, documentId);
    };
    await rewrite(approver, 'Mended by Ben');
    const own = await publish(approver, documentId);
    expect([own.status, messageOf(own)]).toEqual([400, expect.stringContaining('last change yourself')]);
    expect(await publicTitles()).not.toContain('Mended by Ben');
    // The screen saves what it shows together with the press: that is no change of the other approver's.
    expect((await second('POST', `${items}/${documentId}/actions/publish?locale=en`, { ...words('Mended by Ben'), locale: 'en' })).status).toBe(200);
    expect(await publicTitles()).toEqual(expect.arrayContaining(['Mended by Ben', titles[1]]));

    await rewrite(approver, 'Typed and published at once');
    const sneaked = await second('POST', `${items}/${documentId}/actions/publish?locale=en`, { ...words('Changed by Cara on the way'), locale: 'en' });
    expect([sneaked.status, messageOf(sneaked)]).toEqual([400, expect.stringContaining('older than the other')]);
    expect(messageOf(sneaked)).toContain('last change yourself');
    expect((await look(second, documentId)).languages[0]).toMatchObject({ state: 'changed', editor: 'Ben Tester' });

    await rewrite(administrator, 'Urgent');
    expect((await publish(administrator, documentId)).status).toBe(400);
    expect((await approver('POST', `${deskOf(documentId)}/publish`, { locale: 'en', reason: 'I may not' })).status).toBe(200);
    await save(administrator, documentId, words('More urgent'));
    await administrator('POST', `${deskOf(documentId)}/confirm`, { locale: 'zh-Hant-HK' });
    expect((await administrator('POST', `${deskOf(documentId)}/publish`, { locale: 'en', reason: 'A storm warning; nobody else is in.' })).status).toBe(200);
    expect((await look(author, documentId)).history.slice(0, 2)).toMatchObject([{ kind: 'published' }, { kind: 'override', text: 'A storm warning; nobody else is in.' }]);
    await rewrite(approver, 'Mine');
    expect((await approver('POST', `${deskOf(documentId)}/publish`, { locale: 'en', reason: 'I am no administrator' })).status).toBe(400);
    expect(await publicTitles()).not.toContain('Mine');
  });

  test('what languages share is nobody’s to approve who changed it in the language that readers do not get', async () => {
    const { documentId } = await draft();
    await writes.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    await submit(author, documentId);
    expect((await publish(approver, documentId)).status).toBe(200);
    await save(approver, documentId, { ...words('其他'), category: 'speech' }, 'zh-Hant-HK');
    await submit(author, documentId);
    expect((await look(approver, documentId)).obstacles).toContain('own-words');
    expect(messageOf(await publish(approver, documentId))).toContain('last change yourself');
    expect((await publish(second, documentId)).status).toBe(200);
  });

  test('a public file is replaced by nobody alone', async () => {
    const { documentId } = await draft(['en']);
    const file = await writes.upload({ name: 'guide.pdf', mime: 'application/pdf', bytes: pdf });
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words('With a file'), attachments: [{ title: 'Guide', file: file.id }] });
    await writes.offerOnlyIn({ type: 'news-item', locale: 'en', documentId });
    await submit(author, documentId);
    expect((await publish(approver, documentId)).status).toBe(200);
    const replace = (who: AskAdmin) => {
      const form = new FormData();
      form.append('files', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'guide.pdf');
      return who('POST', `/upload?id=${file.id}`, form);
    };
    expect(messageOf(await replace(approver))).toContain('nobody has approved');
    expect((await replace(administrator)).status).toBe(200);
  });

  test('both languages go together, and none while one is missing or older, unless it is meant to be the only one', async () => {
    const { documentId, titles } = await draft(['en']);
    expect((await overviewOf(author)).untranslated).toEqual(expect.arrayContaining([expect.objectContaining({ title: titles[0], note: 'zh-Hant-HK' })]));
    const missing = await publish(approver, documentId);
    expect([missing.status, messageOf(missing)]).toEqual([400, expect.stringContaining('One language is missing')]);
    const bulk = await approver('POST', `${items}/actions/bulkPublish`, { documentIds: [documentId] });
    expect([bulk.status, messageOf(bulk)]).toEqual([400, expect.stringContaining('One language is missing')]);
    await author('POST', `${deskOf(documentId)}/only-in`, { locale: 'en' });
    await submit(author, documentId);
    expect((await publish(approver, documentId)).status).toBe(200);
    expect((await author('POST', `${deskOf(documentId)}/only-in`, { locale: 'zh-Hant-HK' })).status).toBe(400);

    await author('POST', `${deskOf(documentId)}/only-in`, { locale: null });
    await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, words('中文'));
    expect((await look(author, documentId)).languages).toMatchObject([{ state: 'published' }, { state: 'draft', editor: 'Ada Tester' }]);
    await submit(author, documentId);
    expect((await publish(approver, documentId, 'zh-Hant-HK')).status).toBe(200);
    await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words('Changed in English'), category: 'speech' });
    expect((await look(author, documentId)).languages).toMatchObject([{ state: 'changed' }, { state: 'older' }]);
    const listed = (await approver('GET', `/newsroom/languages/${uid}?ids=${documentId}`)).body as Record<string, unknown>;
    expect(listed[documentId]).toEqual({ onlyIn: null, languages: [{ locale: 'en', state: 'changed' }, { locale: 'zh-Hant-HK', state: 'older' }] });
    expect(messageOf(await publish(approver, documentId))).toContain('older than the other');
    await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'zh-Hant-HK' });
    await submit(author, documentId);
    expect((await publish(approver, documentId)).status).toBe(200);
    expect(await publicTitles()).toEqual(expect.arrayContaining(['Changed in English', '中文']));
  });
});
