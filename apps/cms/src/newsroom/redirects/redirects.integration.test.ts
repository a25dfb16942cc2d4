import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Client, createClient } from '@dpo/content';
import { type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, cmsSecrets, startCms } from '@dpo/test-support/cms';
import { type DeliveryReceiver, startDeliveryReceiver } from '@dpo/test-support/delivery-receiver';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type PostgresServer, startPostgres } from '@dpo/test-support/postgres';

jest.setTimeout(120_000);

const forms = '/content-manager/collection-types/api::redirect.redirect';
const siteUrl = 'https://www.site.example';
const appFolder = path.resolve(__dirname, '../../..');

describe('redirects', () => {
  let postgres: PostgresServer;
  let site: DeliveryReceiver;
  let cms: RunningCms;
  let admin: AskAdmin;
  let staff: Newsroom;
  let client: Client;

  const save = (from: string, to: string) => admin('POST', forms, { from, to });
  const idOf = (answer: Awaited<ReturnType<AskAdmin>>) => (answer.body as { data: { documentId: string } }).data.documentId;
  const told = () => site.next(({ type }) => type === 'redirect');

  /** Runs the command as an operator does. @returns what it printed, without Strapi's own lines, and its exit code */
  async function importFile(name: string, text: string, ...more: string[]) {
    const file = path.join(cms.directory, name);
    await writeFile(file, text);
    return new Promise<{ lines: string[]; code: number }>((resolve) => {
      execFile('npm', ['run', '--silent', 'redirects:import', '--', file, ...more], { cwd: appFolder, env: cms.environment }, (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0;
        resolve({ lines: `${stdout}${stderr}`.split('\n').filter((line) => /^line \d|^ {4}\S|refused\.|^The |^Usage/.test(line)), code });
      });
    });
  }

  beforeAll(async () => {
    site = await startDeliveryReceiver(cmsSecrets().revalidate);
    postgres = await startPostgres();
    cms = await startCms({ database: await postgres.createDatabase('redirects'), env: { WEB_URLS: site.url, SITE_URL: siteUrl } });
    const session = await logIn(cms.url, cms.administrator);
    staff = createNewsroom(cms.url, session);
    admin = createAskAdmin(cms.url, session);
    client = createClient({ url: cms.url, token: cms.secrets.publishedToken, fetch });
    const item = { title: 'A new page', slug: 'a-new-page', releaseDate: '2026-03-01', category: 'circular', summary: 'Words' };
    const documentId = await staff.save({ type: 'news-item', locale: 'en' }, item);
    await staff.publish({ type: 'news-item', locale: 'en', documentId });
  });

  afterAll(async () => {
    await cms?.stop();
    await cms?.remove();
    await site?.down();
    await postgres?.stop();
  });

  test('are kept in one spelling and told to the site when made, changed and deleted', async () => {
    const made = await save('https://old.example.hk/EN/About_Us.html?x=1', ' /en/about ');
    expect(made.status).toBe(201);
    await told();
    expect(await client.readRedirects()).toEqual([{ from: '/en/about_us.html', to: '/en/about' }]);
    expect((await admin('PUT', `${forms}/${idOf(made)}`, { from: '/en/about_us.html', to: 'https://www.gov.hk/en/' })).status).toBe(200);
    await told();
    expect(await client.readRedirects()).toEqual([{ from: '/en/about_us.html', to: 'https://www.gov.hk/en/' }]);
    expect((await admin('DELETE', `${forms}/${idOf(made)}`)).status).toBe(200);
    await told();
    expect(await client.readRedirects()).toEqual([]);
  });

  test.each([
    ['an old address that is none', 'about us', '/en/about', 'has to be a path'],
    ['a target outside that is not https', '/old', 'http://www.gov.hk/', 'has to be a path of this site'],
    ['a target that runs a script', '/old', 'javascript:alert(1)', 'has to be a path of this site'],
    ['an address where a page is', '/en/news/a-new-page', '/en/about', 'has a page at the old address'],
    ['an address of the site itself', '/tc/site-map/', '/tc/about', 'has a page at the old address'],
    ['a target where nothing is', '/old', '/en/news/never-written', 'no page of this site'],
    ['a step to itself', '/old', '/OLD/', 'in a circle'],
    ['a step to itself by the site’s own host', '/old', `${siteUrl}/old`, 'in a circle'],
    ['a target that only leads on', '/old', '/', 'only chooses a language'],
    ['an address that the site keeps for itself', '/old', '/en/404', 'no page of this site'],
  ])('refuse %s', async (_, from, to, reason) => {
    const answer = await save(from, to);
    expect([answer.status, messageOf(answer)]).toEqual([400, expect.stringContaining(reason)]);
    expect(await client.readRedirects()).toEqual([]);
  });

  test('lead to a page in the one spelling that the site answers at once', async () => {
    for (const to of ['/en/about/', '/EN/About', `${siteUrl}/en/about/`]) {
      const made = await save('/old', to);
      expect(made.status).toBe(201);
      expect(await client.readRedirects()).toEqual([{ from: '/old', to: '/en/about' }]);
      await admin('DELETE', `${forms}/${idOf(made)}`);
    }
  });

  test('refuse a circle, and a second redirect of one address', async () => {
    const first = await save('/a', '/en/about');
    const second = await save('/b', '/a');
    expect([first.status, second.status]).toEqual([201, 201]);
    const circle = await admin('PUT', `${forms}/${idOf(first)}`, { from: '/a', to: '/b' });
    expect([circle.status, messageOf(circle)]).toEqual([400, expect.stringContaining('in a circle')]);
    const again = await save('/A', '/en/news');
    expect([again.status, messageOf(again)]).toEqual([400, expect.stringContaining('already')]);
    for (const answer of [second, first]) await admin('DELETE', `${forms}/${idOf(answer)}`);
  });

  test('are read by the site’s token alone, and written by nobody over REST', async () => {
    const address = `${cms.url}/api/redirects`;
    const authorization = `Bearer ${cms.secrets.publishedToken}`;
    expect((await fetch(address)).status).toBe(401);
    expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(address, { method: 'POST', headers: { authorization } })).status).toBe(405);
    expect((await fetch(`${address}/abcdefghijklmnopqrstuvwx`, { headers: { authorization } })).status).toBe(404);
  });

  test('come from a file: looked at first, then taken line by line, and told once', async () => {
    const file = ['from,to', '/en/about_us,/en/about', '/en/news/press_releases/2024/07/pr_20240725.html,/en/news/a-new-page', `/step,${siteUrl}/en/about_us`, '/x,/y', '/y,/x', '/lost,/nowhere', '/after-lost,/lost', '/EN/About_us,/en/news'].join('\n');
    const dry = await importFile('redirects.csv', file, '--dry-run');
    expect(await client.readRedirects()).toEqual([]);
    expect(dry.lines.at(-1)).toBe('3 added, 0 changed, 0 unchanged, 5 refused. Nothing was written: this was a dry run.');

    site.received.length = 0;
    const real = await importFile('redirects.csv', file);
    expect(real.lines).toEqual([
      'line 2: added  /en/about_us -> /en/about',
      'line 3: added  /en/news/press_releases/2024/07/pr_20240725.html -> /en/news/a-new-page',
      'line 4: added  /step -> /en/about_us',
      'line 5: refused  /x -> /y', expect.stringContaining('in a circle'),
      'line 6: refused  /y -> /x', expect.stringContaining('in a circle'),
      'line 7: refused  /lost -> /nowhere', expect.stringContaining('no page of this site'),
      'line 8: refused  /after-lost -> /lost', expect.stringContaining('no page of this site'),
      'line 9: refused  /EN/About_us -> /en/news', '    Line 2 has this old address already.',
      '3 added, 0 changed, 0 unchanged, 5 refused.',
    ]);
    expect(real.code).toBe(1);
    await told();
    expect(await client.readRedirects()).toEqual([
      { from: '/en/about_us', to: '/en/about' },
      { from: '/en/news/press_releases/2024/07/pr_20240725.html', to: '/en/news/a-new-page' },
      { from: '/step', to: '/en/about_us' },
    ]);

    const again = await importFile('redirects.csv', 'from;to\n/step;/en/news\n/en/about_us;/en/about\n');
    expect([again.lines.at(-1), again.code]).toEqual(['0 added, 1 changed, 1 unchanged, 0 refused.', 0]);
    expect(await client.readRedirects()).toContainEqual({ from: '/step', to: '/en/news' });
  });

  test('lead from a published entry’s earlier addresses to its present one, and go when it comes back', async () => {
    const before = await client.readRedirects();
    const news = (slug: string) => [`/en/news/${slug}`, `/tc/news/${slug}`];
    const item = { title: 'Moves', releaseDate: '2026-03-01', category: 'circular', summary: 'Words' };
    const documentId = await staff.save({ type: 'news-item', locale: 'en' }, { ...item, slug: 'first-place' });
    const publishAt = async (slug: string) => {
      await staff.save({ type: 'news-item', locale: 'en', documentId }, { ...item, slug });
      await staff.publish({ type: 'news-item', locale: 'en', documentId });
      return (await client.readRedirects()).slice(before.length).map(({ from, to }) => `${from} ${to}`);
    };
    expect(await publishAt('first-place')).toEqual([]);
    const leads = (from: string, to: string) => news(from).map((address, index) => `${address} ${news(to)[index]}`);
    expect(await publishAt('second-place')).toEqual(leads('first-place', 'second-place'));
    await told();
    expect(await publishAt('third-place')).toEqual([...leads('first-place', 'second-place'), ...leads('second-place', 'third-place')]);
    expect(await publishAt('first-place')).toEqual([...leads('second-place', 'third-place'), ...leads('third-place', 'first-place')]);
    const kept = (await client.readRedirects()).length;
    const { body } = await admin('GET', `${forms}?pageSize=100`);
    const made = (body as { results: { documentId: string; from: string; to: string }[] }).results.find(({ from }) => from === '/en/news/third-place');
    for (const refused of [await admin('DELETE', `${forms}/${made?.documentId}`), await admin('PUT', `${forms}/${made?.documentId}`, { from: '/en/news/elsewhere', to: '/en/about' })])
      expect([refused.status, messageOf(refused)]).toEqual([400, expect.stringContaining('Readers know this address')]);
    expect((await admin('PUT', `${forms}/${made?.documentId}`, { from: made?.from, to: '/en/about' })).status).toBe(200);
    expect((await client.readRedirects()).length).toBe(kept);
  });

  test('say what is wrong with a file or a call', async () => {
    expect(await importFile('wrong.csv', '/a,/b\n')).toEqual({ lines: ['The first line has to name the columns "from" and "to".'], code: 1 });
    expect((await importFile('wrong.csv', 'from,to\n', 'another.csv')).code).toBe(2);
  });
});
