import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type Desk, type Office, approve, deskOf, farewell, inMilliseconds, items, look, publish, save, schedule, startOffice, submit, uid, words } from '@dpo/test-support/office';
import { pdf } from '../uploads/files-for-tests';

jest.setTimeout(240_000);

const later = () => inMilliseconds(3_600_000);
const kindsIn = ({ history }: Desk) => history.map(({ kind, by }) => `${kind} ${by}`);
const shownIn = ({ prints, onlyIn }: Desk) => ({ prints, onlyIn });

describe.each(['sqlite', 'postgres'])('what two people see before its readers, on %s', (database) => {
  let office: Office;
  let author: AskAdmin;
  let approver: AskAdmin;
  let second: AskAdmin;
  let administrator: AskAdmin;

  const handedOn = async () => {
    const { documentId } = await office.draft();
    await submit(author, documentId);
    return documentId;
  };

  beforeAll(async () => {
    office = await startOffice(database);
    ({ author, approver, second, administrator } = office);
  });

  afterAll(() => office?.close());

  test('is nothing that nobody has submitted, over any route; an administrator says why', async () => {
    const { documentId, titles } = await office.draft();
    const refused = [
      await publish(approver, documentId),
      await approve(approver, documentId),
      await approve(approver, documentId, { reason: 'I am no administrator' }),
      await approver('POST', `${items}/actions/bulkPublish`, { documentIds: [documentId] }),
      await schedule(approver, documentId, { publishAt: later() }),
      await publish(administrator, documentId),
      await approver('POST', `${items}/${documentId}/actions/publish?locale=en`, { ...words(titles[0] ?? ''), locale: 'en' }),
    ];
    expect(refused.map((answer) => [answer.status, messageOf(answer)])).toEqual(refused.map(() => [400, expect.stringContaining('Nobody has submitted')]));
    const atOnce = await approver('POST', `${items}/actions/publish`, { ...words('At once'), slug: `at-once-${database}` });
    expect(atOnce.status).toBe(400);
    expect(await office.publicTitles()).toEqual([]);
    expect((await approve(administrator, documentId, { reason: 'Nobody else is in.' })).status).toBe(200);
    expect(kindsIn(await look(author, documentId)).slice(0, 2).map((kind) => kind.split(' ')[0])).toEqual(['published', 'override']);
  });

  test('is what the approver saw: words changed and handed on again meanwhile are refused, with who and when', async () => {
    const documentId = await handedOn();
    const shown = shownIn(await look(approver, documentId));
    await save(author, documentId, words('Other figures'));
    await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'zh-Hant-HK' });
    await submit(author, documentId);
    for (const answer of [await approve(approver, documentId, shown), await schedule(approver, documentId, { publishAt: later(), ...shown })])
      expect([answer.status, messageOf(answer)]).toEqual([400, expect.stringMatching(/^Not approved: Ada Tester changed the English text \(.*\) after you opened it\./)]);
    expect(await look(approver, documentId)).toMatchObject({ state: 'submitted', schedule: {} });
    expect(await office.publicTitles()).not.toContain('Other figures');
    expect((await approve(approver, documentId, shownIn(await look(approver, documentId)))).status).toBe(200);
    expect(await office.publicTitles()).toContain('Other figures');
  });

  test('is in the languages that the approver saw: another choice takes the submission back, and is refused', async () => {
    const documentId = await handedOn();
    const shown = shownIn(await look(approver, documentId));
    await author('POST', `${deskOf(documentId)}/only-in`, { locale: 'en' });
    expect(await look(author, documentId)).toMatchObject({ state: null, submittedBy: null, history: [{ kind: 'taken-back' }, { kind: 'only-in' }, { kind: 'submitted' }] });
    await submit(author, documentId);
    expect(messageOf(await approve(approver, documentId, shown))).toMatch(/^Not approved: Ada Tester chose other languages/);
  });

  test('is not changed by a save that changes nothing', async () => {
    const { documentId, titles } = await office.draft();
    const { prints } = await look(approver, documentId);
    await save(author, documentId, words(titles[0] ?? ''));
    expect((await look(approver, documentId)).prints).toEqual(prints);
  });

  test('is never changed on the way: of a save and a publish at once, nobody’s own words go out', async () => {
    for (let round = 0; round < 6; round += 1) {
      const documentId = await handedOn();
      const title = `Typed by Ben on the way ${round}`;
      const [saved] = await Promise.all([save(approver, documentId, words(title)), approve(approver, documentId), publish(approver, documentId)]);
      expect(saved.status).toBe(200);
      expect(await office.publicTitles()).not.toContain(title);
    }
  });

  test('is never scheduled with words that were saved on the way', async () => {
    for (let round = 0; round < 6; round += 1) {
      const documentId = await handedOn();
      await Promise.all([save(author, documentId, words(`On the way ${round}`)), schedule(approver, documentId, { publishAt: later() })]);
      expect((await look(approver, documentId)).schedule).toEqual({});
    }
  });

  test('is returned only while it waits for approval, and not handed on again while its hour waits', async () => {
    const documentId = await handedOn();
    expect((await schedule(approver, documentId, { publishAt: later() })).status).toBe(200);
    expect(messageOf(await approver('POST', `${deskOf(documentId)}/return`, { remark: 'Too late' }))).toContain('Only a text that waits for approval');
    expect(messageOf(await submit(author, documentId))).toContain('approved for the hour');
    expect(await look(author, documentId)).toMatchObject({ state: null, schedule: { publish: { state: 'waiting' } } });
    // Without its hour it waits for approval as before.
    await schedule(second, documentId, {});
    expect(await look(author, documentId)).toMatchObject({ state: 'submitted', submittedBy: 'Ada Tester', schedule: {} });
    expect((await approver('POST', `${deskOf(documentId)}/return`, { remark: 'The date is wrong' })).status).toBe(200);
    for (const answer of [await publish(approver, documentId), await schedule(approver, documentId, { publishAt: later() })]) expect(messageOf(answer)).toContain('Nobody has submitted');
  });

  test('has hours each set by whoever set it, also when another person changes the other one', async () => {
    const documentId = await handedOn();
    const publishAt = later();
    await schedule(approver, documentId, { publishAt });
    expect((await schedule(second, documentId, { publishAt, unpublishAt: inMilliseconds(7_200_000), ...farewell })).status).toBe(200);
    expect((await look(author, documentId)).schedule).toMatchObject({ publish: { setBy: 'Ben Tester' }, unpublish: { setBy: 'Cara Tester' } });
    await schedule(approver, documentId, { publishAt: inMilliseconds(3_700_000), unpublishAt: new Date((await look(author, documentId)).schedule.unpublish?.at ?? 0).toISOString() });
    expect((await look(author, documentId)).schedule).toMatchObject({ publish: { setBy: 'Ben Tester' }, unpublish: { setBy: 'Cara Tester' } });
  });

  test('counts as passed over only where it was: a reason beside an approval in order is no override', async () => {
    const documentId = await handedOn();
    expect((await approve(administrator, documentId, { reason: 'Just to say so' })).status).toBe(200);
    expect((await look(author, documentId)).history.map(({ kind }) => kind)).toEqual(['published', 'submitted']);
    const scheduled = await handedOn();
    expect((await schedule(administrator, scheduled, { publishAt: later(), reason: 'Just to say so' })).status).toBe(200);
    expect((await look(author, scheduled)).history.map(({ kind }) => kind)).toEqual(['scheduled', 'submitted']);
  });

  test('is also what its files say: whoever replaces one does not approve it', async () => {
    const { documentId } = await office.draft();
    const file = await office.writes.upload({ name: 'figures.pdf', mime: 'application/pdf', bytes: pdf });
    for (const [locale, title] of [['en', 'With figures'], ['zh-Hant-HK', '附數字']] as const) await save(author, documentId, { ...words(title), attachments: [{ title, file: file.id }] }, locale);
    await author('POST', `${deskOf(documentId)}/confirm`, { locale: 'en' });
    const before = shownIn(await look(second, documentId));
    await office.approverWrites.replace(file.id, { name: 'figures.pdf', mime: 'application/pdf', bytes: pdf });
    const desk = await look(author, documentId);
    expect([desk.languages.map(({ editor }) => editor), kindsIn(desk)[0]]).toEqual([['Ben Tester', 'Ben Tester'], 'file-replaced Ben Tester']);
    expect(desk.languages.map(({ state }) => state)).not.toContain('older');
    await submit(author, documentId);
    expect(messageOf(await approve(approver, documentId))).toContain('last change yourself');
    expect(messageOf(await approve(second, documentId, before))).toMatch(/^Not approved: Ben Tester replaced a file/);
    expect((await approve(second, documentId)).status).toBe(200);
  });

  test('is also what a file says to which its text only links', async () => {
    const { documentId } = await office.draft(['en']);
    const file = await office.writes.upload({ name: 'linked.pdf', mime: 'application/pdf', bytes: pdf });
    const content = [{ type: 'paragraph', children: [{ type: 'link', url: file.url, children: [{ type: 'text', text: 'Figures' }] }] }];
    expect((await save(author, documentId, { ...words('With a link'), body: [{ __component: 'blocks.rich-text', content }] })).status).toBe(200);
    await office.approverWrites.replace(file.id, { name: 'linked.pdf', mime: 'application/pdf', bytes: pdf });
    expect((await look(author, documentId)).languages[0]).toMatchObject({ editor: 'Ben Tester' });
  });

  test('is nothing of a document that the newsroom does not know', async () => {
    expect((await approver('POST', `/newsroom/documents/${uid}/nothing/publish`, {})).status).toBe(404);
  });
});
