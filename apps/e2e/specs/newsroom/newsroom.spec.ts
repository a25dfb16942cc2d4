import type { Page } from '@playwright/test';
import { newsItem } from '@dpo/content';
import { createAskAdmin } from '@dpo/test-support/admin-requests';
import { createNewsroom } from '@dpo/test-support/newsroom';
import { startWeb } from '@dpo/test-support/web';
import { ask } from '../../raw-request';
import { expect, test } from '../../test';
import { type TwoPeople, startTwoPeople } from '../../two-people';

const titles = { en: 'Opening hours in the storm', 'zh-Hant-HK': '風暴期間的開放時間' };
const words = { releaseDate: '2026-11-23', category: 'press-release', summary: 'Demonstration: goes through approval.' };

let { site, ada, ben, writes, enter } = {} as TwoPeople;

test.beforeAll(async ({ site: shared }) => {
  test.setTimeout(120_000);
  ({ site, ada, ben, writes, enter } = await startTwoPeople(shared));
});

test.afterAll(() => site.close());

async function draft(name: string) {
  const slug = `storm-${name}`;
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, { ...words, title: `${titles.en} ${name}`, slug });
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...words, title: `${titles['zh-Hant-HK']} ${name}` });
  const readers = async () => Promise.all((['en', 'tc'] as const).map(async (segment) => (await ask(site.web.url, newsItem.href(segment, slug) ?? '')).status));
  const handOn = () => writes.submit({ type: 'news-item', locale: 'en', documentId });
  return { documentId, readers, handOn, openIn: (page: Page) => page.goto(`${site.cms.url}/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=en`) };
}

test('A text goes from its author to an approver and back, and is public in both languages once approved', async ({ browser }) => {
  const item = await draft('warning');
  const author = await enter(browser, ada);
  await item.openIn(author);
  await expect(author.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  await expect(author.getByRole('button', { name: /publish/i })).toHaveCount(0);
  await expect(author.getByText('Draft: readers do not have it')).toBeVisible();
  await author.getByLabel('Remark').fill('Please look at the hours.');
  await author.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(author.getByText('Waiting for approval, submitted by Ada Tester')).toBeVisible();

  const approver = await enter(browser, ben, { language: 'zh', at: '/admin' });
  await approver.getByRole('link', { name: `${titles.en} warning` }).first().click();
  await expect(approver.getByText('等候批核（由Ada Tester提交）')).toBeVisible();
  await expect(approver.getByText('Please look at the hours.')).toBeVisible();
  await expect(approver.getByRole('button', { name: '退回作者' })).toBeDisabled();
  await approver.getByLabel('備註').fill('The hours are wrong.');
  await approver.getByRole('button', { name: '退回作者' }).click();
  await expect(approver.getByText('已退回作者')).toBeVisible();

  await author.goto(`${site.cms.url}/admin`);
  await author.getByRole('link', { name: `${titles.en} warning` }).first().click();
  await expect(author.getByText('The hours are wrong.')).toBeVisible();
  await author.locator('textarea[name=summary]').fill('Demonstration: the hours are right now.');
  await author.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(author.getByText('Saved document').first()).toBeVisible();
  await expect(author.getByText('One language is older than the other.')).toBeVisible();
  await author.getByRole('button', { name: 'Its words still hold' }).click();
  await expect(author.getByText('One language is older than the other.')).toHaveCount(0);
  await author.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(author.getByText('Waiting for approval, submitted by Ada Tester')).toBeVisible();
  expect(await item.readers()).toEqual([404, 404]);

  await item.openIn(approver);
  const since = performance.now();
  await approver.getByRole('button', { name: '批核並發布' }).click();
  await expect.poll(item.readers).toEqual([200, 200]);
  test.info().annotations.push({ type: 'approved', description: `public in both languages after ${Math.round(performance.now() - since)} ms` });
  await expect(approver.getByText('已公開：讀者可閱覽此內容')).toBeVisible();
  await expect(approver.getByText(/^自.*起公開$/)).toHaveCount(2);
  await expect(approver.getByText(/^網站已於.*收到最後的修改$/)).toBeVisible();
  await approver.getByRole('button', { name: '再次傳送' }).click();
  await expect(approver.getByText(/^網站已於.*收到最後的修改$/)).toBeVisible();
});

test('An approver sets the hour in Hong Kong’s time; both languages are public then, and the item says so', async ({ browser }) => {
  const item = await draft('scheduled');
  await item.handOn();
  const approver = await enter(browser, ben);
  await item.openIn(approver);
  const minute = Math.ceil((Date.now() + 3_600_000) / 60_000) * 60_000;
  await approver.getByLabel('Publish at').fill(new Date(minute + 8 * 3_600_000).toISOString().slice(0, 16));
  await approver.getByRole('button', { name: 'Set time' }).click();
  await expect(approver.getByText(/^Will be done .*, set by Ben Tester$/)).toBeVisible();
  const askAsBen = createAskAdmin(site.cms.url, ben.session);
  const address = `/newsroom/documents/api::news-item.news-item/${item.documentId}`;
  expect((await askAsBen('GET', address)).body).toMatchObject({ schedule: { publish: { at: minute, state: 'waiting' } } });
  expect(await item.readers()).toEqual([404, 404]);
  // The form knows minutes. The wait for one of them is no test of it: the hour is set nearer, as by a second press.
  const soon = Date.now() + 2000;
  expect((await askAsBen('POST', `${address}/schedule`, { publishAt: new Date(soon).toISOString() })).status).toBe(200);
  await expect.poll(item.readers, { timeout: 60_000 }).toEqual([200, 200]);
  expect(Date.now()).toBeGreaterThanOrEqual(soon);
  await item.openIn(approver);
  await expect(approver.getByText(/^Done .*, set by Ben Tester$/)).toBeVisible();
});

test('Words changed in one language stop the publish until the other is looked through; the list shows it', async ({ browser }) => {
  const item = await draft('languages');
  await item.handOn();
  await createNewsroom(site.cms.url, ben.session).publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId });
  await writes.save({ type: 'news-item', locale: 'en', documentId: item.documentId }, { ...words, title: `${titles.en} changed` });
  const approver = await enter(browser, ben);
  await approver.goto(`${site.cms.url}/admin/content-manager/collection-types/api::news-item.news-item?plugins[i18n][locale]=en`);
  const row = approver.getByRole('row').filter({ hasText: `${titles.en} changed` });
  await expect(row).toContainText('English: published, with changes not yet public');
  await expect(row).toContainText('Chinese: older than the other language');
  await item.openIn(approver);
  await expect(approver.getByText('Readers have the earlier text')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve and publish' })).toBeDisabled();
  await approver.getByRole('button', { name: 'Its words still hold' }).click();
  await expect(approver.getByText('One language is older than the other.')).toBeHidden();
  await item.handOn();
  await item.openIn(approver);
  await expect(approver.getByText('Readers get: English, Traditional Chinese')).toBeVisible();
  await approver.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(approver.getByText('Public: readers have this text')).toBeVisible();
});

test('Nobody approves what was not submitted, nor words of their own; an administrator who has to says why', async ({ browser }) => {
  const item = await draft('override');
  const approver = await enter(browser, ben);
  await item.openIn(approver);
  await expect(approver.getByText('Nobody has submitted these words for approval.')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve and publish' })).toBeDisabled();
  await item.handOn();
  await item.openIn(approver);
  await expect(approver.getByRole('button', { name: 'Approve and publish' })).toBeEnabled();
  await approver.locator('textarea[name=summary]').fill('Demonstration: put right by the approver.');
  await approver.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(approver.getByText('Saved document').first()).toBeVisible();
  await expect(approver.getByText('You wrote the last words, so somebody else approves them.')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve and publish' })).toBeDisabled();
  expect(await item.readers()).toEqual([404, 404]);

  const administrator = await enter(browser, site.cms.administrator);
  await item.openIn(administrator);
  await administrator.locator('textarea[name=summary]').fill('Demonstration: nobody else is in.');
  await administrator.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(administrator.getByText('Saved document').first()).toBeVisible();
  await administrator.getByRole('button', { name: 'Its words still hold' }).click();
  await expect(administrator.getByText('One language is older than the other.')).toBeHidden();
  await expect(administrator.getByRole('button', { name: 'Approve and publish' })).toBeDisabled();
  await administrator.getByLabel('Reason for approving it without a second person').fill('A storm warning; nobody else is in.');
  await administrator.getByRole('button', { name: 'Approve and publish' }).click();
  await expect.poll(item.readers).toEqual([200, 200]);
  await expect(administrator.getByText('A storm warning; nobody else is in.')).toBeVisible();
});

test('Words that were changed after an approver opened them are not approved unseen', async ({ browser }) => {
  const item = await draft('figures');
  await item.handOn();
  const approver = await enter(browser, ben);
  await item.openIn(approver);
  const approve = approver.getByRole('button', { name: 'Approve and publish' });
  await expect(approve).toBeEnabled();
  await writes.save({ type: 'news-item', locale: 'en', documentId: item.documentId }, { ...words, title: `${titles.en} other figures` });
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId: item.documentId }, { ...words, title: `${titles['zh-Hant-HK']} other figures` });
  await item.handOn();
  await approve.click();
  await expect(approver.getByText(/^Not approved: Ada Tester changed the Chinese text \(.*\) after you opened it\./).first()).toBeVisible();
  await expect(approver.getByText('This text was changed after you opened it. The form may still show the earlier one.')).toBeVisible();
  await expect(approve).toBeDisabled();
  expect(await item.readers()).toEqual([404, 404]);
  await approver.getByRole('button', { name: 'Show the text as it is now' }).click();
  await expect(approver.locator('input[name=title]')).toHaveValue(`${titles.en} other figures`);
  await approve.click();
  await expect.poll(item.readers).toEqual([200, 200]);
});

test('An item for readers of one language is marked so by its editors, and an author publishes nothing, many at once either', async ({ browser }) => {
  const title = `${titles.en} in English`;
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, { ...words, title, slug: 'storm-in-english' });
  const author = await enter(browser, ada, { at: '/admin' });
  await expect(author.getByText('Needs translation').first()).toBeVisible();
  await author.goto(`${site.cms.url}/admin/content-manager/collection-types/api::news-item.news-item?plugins[i18n][locale]=en`);
  await author.getByRole('row').filter({ hasText: title }).getByRole('checkbox').check();
  await expect(author.getByText(/selected/).first()).toBeVisible();
  await expect(author.getByRole('button', { name: 'Publish' })).toHaveCount(0);

  const approver = await enter(browser, ben, { at: '/admin' });
  await approver.getByRole('link', { name: title }).first().click();
  await expect(approver.getByText('One language is missing.')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve and publish' })).toBeDisabled();
  await approver.getByRole('combobox', { name: 'Languages of this entry' }).click();
  await approver.getByRole('option', { name: 'English only' }).click();
  await expect(approver.getByText('One language is missing.')).toBeHidden();
  await writes.submit({ type: 'news-item', locale: 'en', documentId });
  await approver.reload();
  await approver.getByRole('button', { name: 'Approve and publish' }).click();
  await expect.poll(async () => (await ask(site.web.url, newsItem.href('en', 'storm-in-english') ?? '')).status).toBe(200);
  await expect(approver.getByText('Traditional Chinese: missing')).toBeVisible();
  await approver.goto(`${site.cms.url}/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=en`);
  await expect(approver.getByRole('combobox', { name: 'Languages of this entry' })).toHaveText('English only');
});

test('只供中文讀者閱覽的項目，由編輯在中文介面標示為「只提供中文版」後發布', async ({ browser }) => {
  const title = `${titles['zh-Hant-HK']}（中文）`;
  const documentId = await writes.save({ type: 'news-item', locale: 'zh-Hant-HK' }, { ...words, title, slug: 'storm-in-chinese' });
  const approver = await enter(browser, ben, { language: 'zh' });
  await approver.goto(`${site.cms.url}/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=zh-Hant-HK`);
  await expect(approver.getByRole('button', { name: '批核並發布' })).toBeDisabled();
  await approver.getByRole('combobox', { name: '此項目的語言' }).click();
  await approver.getByRole('option', { name: '只提供中文版' }).click();
  await expect(approver.getByRole('combobox', { name: '此項目的語言' })).toHaveText('只提供中文版');
  await expect(approver.getByText('目前的內容尚未提交批核。')).toBeVisible();
  await writes.submit({ type: 'news-item', locale: 'zh-Hant-HK', documentId });
  await approver.reload();
  await approver.getByRole('button', { name: '批核並發布' }).click();
  await expect.poll(async () => (await ask(site.web.url, newsItem.href('tc', 'storm-in-chinese') ?? '')).text).toContain(title);
  await expect(approver.getByText('已公開：讀者可閱覽此內容')).toBeVisible();
});

test('A change that the site could not be told of is on the home page until the site has it', async ({ browser }) => {
  const item = await draft('undelivered');
  const approver = await enter(browser, ben);
  const deliveries = async () => {
    await approver.goto(`${site.cms.url}/admin`);
    await expect(approver.getByRole('heading', { name: 'Failed deliveries' })).toBeVisible();
  };
  await site.web.stop();
  await item.handOn();
  await item.openIn(approver);
  await approver.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(approver.getByText('The site could not be told yet; this is repeated until it can').first()).toBeVisible();
  await deliveries();
  await expect(approver.getByText(/^The site has not had the change of .* This is repeated until it has\.$/)).toBeVisible();
  await expect(approver.getByRole('link', { name: `${titles.en} undelivered` }).first()).toBeVisible();

  const web = await startWeb({ cmsUrl: site.cms.url, secrets: site.cms.secrets, port: Number(new URL(site.web.url).port), directory: site.web.directory });
  try {
    await expect.poll(item.readers).toEqual([200, 200]);
    await expect(async () => {
      await deliveries();
      await expect(approver.getByText('The site has had every change.')).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  } finally {
    await web.stop();
  }
});
