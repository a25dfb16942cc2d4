import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type AskAdmin, createAskAdmin } from '@dpo/test-support/admin-requests';
import { CmsRefusedToStart, type RunningCms, startCms } from '@dpo/test-support/cms';
import { createColleague } from '@dpo/test-support/colleagues';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';
import { until } from '@dpo/test-support/until';
import { SMTPServer } from 'smtp-server';

jest.setTimeout(120_000);

const uid = 'api::news-item.news-item';

interface Received {
  to: string[];
  source: string;
}

/** A mail server that keeps what it gets. @param port the one it had before, or 0 for any */
async function startMailServer(received: Received[], port = 0) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address).sort(), source: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { port: (server.server.address() as AddressInfo).port, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe('mail', () => {
  const received: Received[] = [];
  let server: Awaited<ReturnType<typeof startMailServer>>;
  let postgres: PostgresServer;
  let cms: RunningCms;
  /** Another on the same database. */
  let replica: RunningCms;
  let ada: AskAdmin;
  let ben: AskAdmin;
  let administrator: AskAdmin;
  let writes: ReturnType<typeof createNewsroom>;

  const deskOf = (documentId: string) => `/newsroom/documents/${uid}/${documentId}`;
  const draft = (title: string) => writes.save({ type: 'news-item', locale: 'en' }, { title, releaseDate: '2026-03-01', category: 'circular', summary: 'Words' });
  const arrived = (count: number) => until(`${count} mails to arrive`, () => Promise.resolve(received.length >= count), { within: 60_000 });

  beforeAll(async () => {
    server = await startMailServer(received);
    postgres = await startPostgres();
    const url = await postgres.createDatabase('mail');
    const env = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'newsroom@office.test', PUBLIC_URL: 'https://newsroom.office.test', TWO_PERSON_RULE: undefined };
    cms = await startCms({ database: url, env });
    replica = await startCms({ database: url, env });
    const session = await logIn(cms.url, cms.administrator);
    administrator = createAskAdmin(cms.url, session);
    const author = await createColleague(cms.url, session, 'Author', 'Ada');
    ada = createAskAdmin(cms.url, author.session);
    writes = createNewsroom(cms.url, author.session);
    ben = createAskAdmin(cms.url, (await createColleague(cms.url, session, 'Approver', 'Ben')).session);
  });

  afterAll(async () => {
    for (const running of [cms, replica]) {
      await running?.stop();
      await running?.remove();
    }
    await postgres?.stop();
    await server?.stop();
  });

  test('approvers hear of what is submitted and its author of what became of it, each once, without a word of the text', async () => {
    const documentId = await draft('Embargoed until noon');
    await ada('POST', `${deskOf(documentId)}/submit`, { remark: 'Embargoed remark' });
    await arrived(2);
    expect(received.flatMap(({ to }) => to).sort()).toEqual(['ben@cms.test', cms.administrator.email]);
    expect(received[0]?.source).toContain(`https://newsroom.office.test/admin/content-manager/collection-types/${uid}/${documentId}`.slice(0, 40));
    await ben('POST', `${deskOf(documentId)}/return`, { remark: 'Embargoed answer' });
    await arrived(3);
    await ben('POST', `${deskOf(documentId)}/only-in`, { locale: 'en' });
    await ada('POST', `${deskOf(documentId)}/submit`, {});
    await arrived(5);
    await ben('POST', `${deskOf(documentId)}/publish`, { locale: 'en' });
    await arrived(6);
    expect([received[2]?.to, received[5]?.to]).toEqual([['ada@cms.test'], ['ada@cms.test']]);
    for (const { source } of received) expect(source).not.toContain('Embargoed');
    expect(received).toHaveLength(6);
  });

  test('who submitted a text hears that it is public also when an administrator passes over the rule, and never of later ones', async () => {
    received.length = 0;
    const documentId = await draft('Passed over');
    const inEnglish = (title: string) => administrator('PUT', `/content-manager/collection-types/${uid}/${documentId}?locale=en`, { title, locale: 'en' });
    await administrator('POST', `${deskOf(documentId)}/only-in`, { locale: 'en' });
    await inEnglish('In an administrator’s words');
    await ada('POST', `${deskOf(documentId)}/submit`, {});
    await arrived(2);
    expect((await administrator('POST', `${deskOf(documentId)}/publish`, { locale: 'en', reason: 'Urgent' })).status).toBe(200);
    await arrived(3);
    expect([received[2]?.to, received[2]?.source]).toEqual([['ada@cms.test'], expect.stringContaining('has been approved and published')]);
    await inEnglish('Years later');
    expect((await administrator('POST', `${deskOf(documentId)}/publish`, { locale: 'en', reason: 'Urgent again' })).status).toBe(200);
    // What comes after has come behind everything that was still to come.
    await ada('POST', `${deskOf(await draft('Marker'))}/submit`, {});
    await arrived(5);
    expect(received.slice(3).map(({ to }) => to.join()).sort()).toEqual(['ben@cms.test', cms.administrator.email].sort());
  });

  test('a mail server that is away delays mails and nothing else: each arrives once when it is back', async () => {
    received.length = 0;
    await server.stop();
    const documentId = await draft('Another');
    expect((await ada('POST', `${deskOf(documentId)}/submit`, {})).status).toBe(200);
    await until('the CMS to try in vain', () => Promise.resolve(/could not be sent, and will be tried again/.test(cms.log() + replica.log())), { within: 60_000 });
    server = await startMailServer(received, server.port);
    await arrived(2);
    // What comes after has come behind everything that was still to come.
    await ben('POST', `${deskOf(documentId)}/return`, { remark: 'Please look again' });
    await arrived(3);
    expect(received.map(({ to }) => to.join()).sort()).toEqual(['ada@cms.test', 'ben@cms.test', cms.administrator.email].sort());
  });
});

test('without a mail server nobody is told; an address that is none keeps the CMS from starting', async () => {
  await expect(startCms({ env: { SMTP_URL: 'mail.office.hk' } })).rejects.toThrow(CmsRefusedToStart);
  await expect(startCms({ env: { SMTP_URL: 'mail.office.hk' } })).rejects.toThrow('SMTP_URL is not the address of a mail server');
});
