import type { Page } from '@playwright/test';
import { createAskAdmin } from '@dpo/test-support/admin-requests';
import { createNewsroom } from '@dpo/test-support/newsroom';
import { expect, test } from '../../test';
import { type TwoPeople, startTwoPeople } from '../../two-people';

const uid = 'api::news-item.news-item';
const words = { releaseDate: '2026-11-25', category: 'press-release', summary: 'Demonstration: goes out at an hour.' };
const reasons = { en: 'It is over.', 'zh-Hant-HK': '活動已結束。' };

let { site, ada, ben, writes, enter } = {} as TwoPeople;

test.beforeAll(async ({ site: shared }) => {
  test.setTimeout(120_000);
  ({ site, ada, ben, writes, enter } = await startTwoPeople(shared));
});

test.afterAll(() => site.close());

async function draft(title: string) {
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, { ...words, title });
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...words, title: `${title}（中文）` });
  return documentId;
}

const handOn = (documentId: string) => writes.submit({ type: 'news-item', locale: 'en', documentId });
const set = (documentId: string, hours: object) => createAskAdmin(site.cms.url, ben.session)('POST', `/newsroom/documents/${uid}/${documentId}/schedule`, { ...hours, reasons });
const open = (page: Page, documentId: string) => page.goto(`${site.cms.url}/admin/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=en`);
const goHome = async (page: Page) => {
  await page.goto(`${site.cms.url}/admin`);
  await expect(page.getByRole('heading', { name: /^(?:Scheduled|已排期)$/ })).toBeVisible();
};
/** The widget under a heading of the home page. */
const widget = (page: Page, heading: string) => page.getByRole('region', { name: heading, exact: true });

test('What could not be done at its hour is shown in red with its reason, on the item and on the home page, in the reader’s language, until somebody takes it in hand', async ({ browser }) => {
  const documentId = await draft('Taken off too early');
  await handOn(documentId);
  await set(documentId, { unpublishAt: new Date(Date.now() + 1500).toISOString() });
  const approver = await enter(browser, ben);
  await open(approver, documentId);
  await expect(approver.getByText(/^Not done .*, set by Ben Tester$/)).toBeVisible({ timeout: 60_000 });
  await expect(approver.getByText(/there was nothing to take off/).first()).toBeVisible();
  await goHome(approver);
  await expect(approver.getByRole('link', { name: 'Taken off too early' }).first()).toBeVisible();
  await expect(approver.getByText(/· not done$/)).toBeVisible();
  await expect(approver.getByText(/there was nothing to take off/)).toBeVisible();

  const inChinese = await enter(browser, ben, { language: 'zh', at: '/admin' });
  await expect(inChinese.getByText(/因此無須下架/)).toBeVisible();
  await open(inChinese, documentId);
  await expect(inChinese.getByText(/未能執行，由Ben Tester設定$/)).toBeVisible();
  await expect(inChinese.getByText(/因此無須下架/).first()).toBeVisible();

  await open(approver, documentId);
  await approver.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(approver.getByText('Public: readers have this text')).toBeVisible();
  await goHome(approver);
  await expect(approver.getByText(/there was nothing to take off/)).toHaveCount(0);
});

test('The home page lists my drafts and the hours to come, says where a list is cut, and leads to each', async ({ browser }) => {
  const coming = await draft('Goes out tomorrow');
  await handOn(coming);
  await set(coming, { publishAt: new Date(Date.now() + 86_400_000).toISOString() });
  const author = await enter(browser, ada, { at: '/admin' });
  await expect(widget(author, 'Scheduled').getByRole('link', { name: 'Goes out tomorrow' })).toBeVisible();
  await expect(author.getByText(/· to be published$/)).toBeVisible();
  for (let number = 0; number < 12; number += 1) await draft(`Begun ${number}`);
  await goHome(author);
  const drafts = widget(author, 'My drafts');
  await expect(drafts.getByRole('link', { name: /^Begun/ })).toHaveCount(10);
  await expect(drafts.getByRole('link', { name: 'Begun 11' })).toBeVisible();
  const more = drafts.getByRole('link', { name: /^And \d+ more: / });
  await expect(more).toBeVisible();
  await drafts.getByRole('link', { name: 'Begun 11' }).click();
  await expect(author.getByText('Draft: readers do not have it')).toBeVisible();
  await goHome(author);
  await widget(author, 'My drafts').getByRole('link', { name: /^And \d+ more: / }).click();
  await expect(author.getByRole('row').filter({ hasText: 'Begun 0' })).toBeVisible();
});

test('Remarks from long ago are there when asked for, and one that is too long stays in its field', async ({ browser }) => {
  const documentId = await draft('Much talked about');
  const [author, approver] = [createAskAdmin(site.cms.url, ada.session), createAskAdmin(site.cms.url, ben.session)];
  for (let round = 0; round < 5; round += 1) {
    await author('POST', `/newsroom/documents/${uid}/${documentId}/submit`, { remark: `Look ${round}` });
    await approver('POST', `/newsroom/documents/${uid}/${documentId}/return`, { remark: `Mend ${round}` });
  }
  const page = await enter(browser, ada);
  await open(page, documentId);
  await expect(page.getByText('Mend 4')).toBeVisible();
  await expect(page.getByText('Look 0')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('Look 0')).toBeVisible();
  const long = 'a'.repeat(2001);
  await page.getByLabel('Remark').fill(long);
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(page.getByText(/This text has 2001 characters/).first()).toBeVisible();
  await expect(page.getByLabel('Remark')).toHaveValue(long);
});

test('The panel names the address that readers have, and the one that comes with the next publish', async ({ browser }) => {
  const documentId = await draft('Moves house');
  await handOn(documentId);
  await createNewsroom(site.cms.url, ben.session).publishTogether({ type: 'news-item', locale: 'en', documentId });
  await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words, title: 'Moves house', slug: 'moved-house' });
  const page = await enter(browser, ben);
  await open(page, documentId);
  await expect(page.getByRole('link', { name: /\/en\/news\/moves-house/ })).toBeVisible();
  await expect(page.getByText(/With the next publish its address becomes .*\/en\/news\/moved-house$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /moved-house/ })).toHaveCount(0);
});
