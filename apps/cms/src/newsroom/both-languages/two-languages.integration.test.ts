import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { LocaleCode } from '@dpo/content';
import { type AskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type Office, approve, deskOf, farewell, items, look, save, startOffice, submit, uid, words } from '@dpo/test-support/office';

jest.setTimeout(240_000);

describe('two languages of one text', () => {
  let office: Office;
  let author: AskAdmin;
  let approver: AskAdmin;

  const statesOf = async (documentId: string) => (await look(author, documentId)).languages.map(({ state }) => state);
  const confirm = (documentId: string, locale: LocaleCode) => author('POST', `${deskOf(documentId)}/confirm`, { locale });
  const withdraw = (documentId: string, body: object) => approver('POST', `${deskOf(documentId)}/withdraw`, { ...farewell, ...body });
  const published = async () => {
    const { documentId } = await office.draft();
    await submit(author, documentId);
    expect((await approve(approver, documentId)).status).toBe(200);
    return documentId;
  };

  beforeAll(async () => {
    office = await startOffice('postgres');
    ({ author, approver } = office);
  });

  afterAll(() => office?.close());

  test('a translation of words that were rewritten does not go out, though neither was ever public', async () => {
    const { documentId, titles } = await office.draft();
    expect(await statesOf(documentId)).toEqual(['draft', 'draft']);
    await save(author, documentId, words('Rewritten'));
    expect(await statesOf(documentId)).toEqual(['draft', 'older']);
    await submit(author, documentId);
    expect(messageOf(await approve(approver, documentId))).toContain('older than the other');
    const { untranslated } = (await author('GET', '/newsroom/overview')).body as { untranslated: { title: string; note: string }[] };
    expect(untranslated).toContainEqual(expect.objectContaining({ title: 'Rewritten', note: 'zh-Hant-HK' }));
    expect((await author('GET', `/newsroom/languages/${uid}?ids=${documentId}`)).body).toMatchObject({ [documentId]: { languages: [{ state: 'draft' }, { state: 'older' }] } });
    await save(author, documentId, words(`${titles[1]} anew`), 'zh-Hant-HK');
    expect(await statesOf(documentId)).toEqual(['draft', 'draft']);
  });

  test('a language is older though it was changed itself, before the other', async () => {
    const documentId = await published();
    await save(author, documentId, words('中文先改'), 'zh-Hant-HK');
    expect(await statesOf(documentId)).toEqual(['older', 'changed']);
    await save(author, documentId, words('English brought up to date'));
    expect(await statesOf(documentId)).toEqual(['changed', 'changed']);
    await save(author, documentId, words('English changed once more'));
    expect(await statesOf(documentId)).toEqual(['changed', 'older']);
    await confirm(documentId, 'zh-Hant-HK');
    expect(await statesOf(documentId)).toEqual(['changed', 'changed']);
    await submit(author, documentId);
    expect((await approve(approver, documentId)).status).toBe(200);
    expect(await statesOf(documentId)).toEqual(['published', 'published']);
  });

  test('what both share, and a save that changes nothing, makes neither older', async () => {
    const { documentId, titles } = await office.draft();
    await save(author, documentId, { ...words(titles[0] ?? ''), releaseDate: '2026-03-09' });
    await save(author, documentId, words(titles[1] ?? ''), 'zh-Hant-HK');
    expect(await statesOf(documentId)).toEqual(['draft', 'draft']);
  });

  test('words that are discarded leave the other language to be looked at', async () => {
    const documentId = await published();
    await save(author, documentId, words('Not to be'));
    await save(author, documentId, words('不發布'), 'zh-Hant-HK');
    expect((await author('POST', `${items}/${documentId}/actions/discard?locale=en`, {})).status).toBe(200);
    expect((await statesOf(documentId))[1]).toBe('older');
  });

  test('a language that was taken off on its own does not come back with the next change of the other', async () => {
    const documentId = await published();
    expect((await withdraw(documentId, { action: 'unpublish', locales: ['zh-Hant-HK'] })).status).toBe(200);
    expect(await look(author, documentId)).toMatchObject({ onlyIn: 'en', history: [{ kind: 'only-in', by: 'Ben Tester', text: 'en' }, { kind: 'unpublished' }, { kind: 'published' }, { kind: 'submitted' }] });
    await save(author, documentId, words('English goes on'));
    await submit(author, documentId);
    expect((await approve(approver, documentId)).status).toBe(200);
    expect((await look(author, documentId)).languages.map(({ publishedAt }) => publishedAt !== null)).toEqual([true, false]);
    await author('POST', `${deskOf(documentId)}/only-in`, { locale: null });
    expect(await statesOf(documentId)).toEqual(['published', 'older']);
  });

  test('a text that was taken off in all languages comes back in all', async () => {
    const documentId = await published();
    expect((await withdraw(documentId, { action: 'unpublish' })).status).toBe(200);
    expect((await look(author, documentId)).onlyIn).toBeNull();
  });

  test('the one that is left is not older than one that was deleted', async () => {
    const { documentId } = await office.draft();
    await save(author, documentId, words('Rewritten'));
    expect((await withdraw(documentId, { action: 'delete', locales: ['zh-Hant-HK'] })).status).toBe(200);
    await save(author, documentId, words('從頭寫起'), 'zh-Hant-HK');
    expect(await statesOf(documentId)).toEqual(['draft', 'draft']);
  });
});
