import type { Browser } from '@playwright/test';
import { localeCodes } from '@dpo/content';
import { inDatabaseOf } from '@dpo/test-support/cms-database';
import { enterNewsroom } from '../../newsroom-browser';
import { ask } from '../../raw-request';
import type { SiteUnderTest } from '../../site-under-test';
import { expect, test } from '../../test';

/** Makes a link for clearance beside an item's form. @returns it, and the form's page */
async function makeLink(browser: Browser, site: SiteUnderTest, documentId: string, forWhom = '') {
  const staff = await enterNewsroom(browser, site, { at: `/admin/content-manager/collection-types/api::news-item.news-item/${documentId}?plugins[i18n][locale]=en` });
  await staff.getByLabel('For whom').fill(forWhom);
  await staff.getByRole('button', { name: 'Make a link' }).click();
  return { staff, link: await staff.getByLabel('The link').inputValue() };
}

test('Somebody without an account clears a draft by a link, in both languages, until it is taken back', async ({ site, draft, browser }) => {
  const [item, secret] = [await draft(), await draft()];
  const { staff, link } = await makeLink(browser, site, item.documentId, 'The legal adviser');
  await expect(staff.getByText('Not opened yet')).toBeVisible();

  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.webUrl });
  const reader = await context.newPage();
  // A mail program that looks at the link first does not use it up.
  expect((await ask(site.webUrl, link.slice(site.webUrl.length))).status).toBe(307);
  const answer = await reader.goto(link);
  await expect(reader).toHaveURL(item.pathIn('en'));
  expect(answer?.headers()['cache-control']).toMatch(/no-store|private/);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(item.titles.en);
  await expect(reader.getByText(/^Draft for clearance, open to you until \d+ \w+ \d{4}/)).toBeVisible();
  await expect(reader.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await reader.getByRole('link', { name: '繁體中文' }).first().click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(item.titles['zh-Hant-HK']);
  await expect(reader.getByText(/^待審閱的草稿，供你查看至/)).toBeVisible();

  expect((await reader.goto(secret.pathIn('en')))?.status(), 'no other draft is open').toBe(404);
  await reader.goto('/en/news');
  await expect(reader.getByText(secret.titles.en)).toHaveCount(0);
  await item.edit('en', { title: 'Mended while it was cleared' });
  await reader.goto(item.pathIn('en'));
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Mended while it was cleared');
  expect((await ask(site.webUrl, item.pathIn('en'))).status, 'everybody else finds nothing').toBe(404);

  await staff.reload();
  await expect(staff.getByText(/^Last opened/)).toBeVisible();
  await staff.getByRole('button', { name: 'Take back: The legal adviser' }).click();
  await expect(staff.getByText('The legal adviser')).toHaveCount(0);
  expect((await reader.goto(item.pathIn('zh-Hant-HK')))?.status()).toBe(410);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('此連結已不能開啟有關內容');
  expect(await context.cookies()).toEqual([]);
  expect((await reader.goto(link))?.status()).toBe(410);
  for (const each of [staff.context(), context]) await each.close();
});

test('A link for clearance opens nothing once its days are over, and the form lists it no more', async ({ site, draft, browser }) => {
  const item = await draft();
  const { staff, link } = await makeLink(browser, site, item.documentId, 'Somebody slow');
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.webUrl });
  const reader = await context.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(item.titles.en);
  await inDatabaseOf(site.cmsDirectory, (db) => db('clearance_links').where({ document_id: item.documentId }).update({ until: Date.now() - 1000 }));
  expect((await reader.goto(item.pathIn('en')))?.status()).toBe(410);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This link no longer opens the text');
  expect((await reader.goto(item.pathIn('en')))?.status(), 'the browser has forgotten the link').toBe(404);
  expect((await reader.goto(link))?.status()).toBe(410);
  await staff.reload();
  await expect(staff.getByRole('button', { name: 'Make a link' })).toBeVisible();
  await expect(staff.getByText('Somebody slow')).toHaveCount(0);
  for (const each of [staff.context(), context]) await each.close();
});

test('A link for one text shows nothing of another’s draft that goes with it', async ({ site, draft, newsroom, browser }) => {
  const name = `embargoed-${Date.now().toString(36)}`;
  let pillarId = '';
  for (const locale of localeCodes) pillarId = await newsroom.save({ type: 'pillar', locale, ...(pillarId ? { documentId: pillarId } : {}) }, { title: `Pillar ${name}`, slug: name, order: 91 });
  const item = await draft({ pillars: { connect: [{ documentId: pillarId }] } });
  const { staff, link } = await makeLink(browser, site, item.documentId);
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.webUrl });
  const reader = await context.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(item.titles.en);
  expect(await reader.content()).not.toContain(name);
  await newsroom.publishTogether({ type: 'pillar', locale: 'en', documentId: pillarId });
  await expect(async () => {
    await reader.reload();
    await expect(reader.getByRole('link', { name: `Pillar ${name}` }).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await newsroom.remove({ type: 'pillar', documentId: pillarId });
  for (const each of [staff.context(), context]) await each.close();
});

test('A link that was made up, changed or is for another text opens nothing', async ({ site, draft }) => {
  const item = await draft();
  const signedFor = new URLSearchParams({ link: '3f2b8a52-7d0c-4e55-9f3a-0d5a5d3b8c11', until: '4102444800', signature: '0'.repeat(64), locale: 'en' });
  const { status, headers } = await ask(site.webUrl, `/api/preview?${signedFor.toString()}`);
  expect([status, headers['set-cookie']]).toEqual([401, undefined]);
  const cookie = `__prerender_bypass=x; preview_pass=${signedFor.get('link')}.${signedFor.get('until')}.${signedFor.get('signature')}`;
  expect((await ask(site.webUrl, item.pathIn('en'), { headers: { cookie } })).status).toBe(404);
});
