import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createColleague } from '@dpo/test-support/colleagues';
import { createNewsroom } from '@dpo/test-support/newsroom';
import { arrives, lacks } from '../arrival';
import { enterNewsroom } from '../newsroom-browser';
import { expect, test } from '../test';

const folder = path.join(__dirname, '../../../docs/pictures');
const admin = path.join(__dirname, '../../cms/src/admin/words');
const uid = 'api::news-item.news-item';
const words = { releaseDate: '2026-11-23', category: 'press-release', summary: 'Demonstration: opening hours while a storm signal is up.' };

const phrasesOf = (language: string) => (JSON.parse(readFileSync(path.join(admin, `${language}.json`), 'utf8')) as { phrases: Record<string, string> }).phrases;

/** The guide in each language shows the newsroom in that language. */
const guides = [
  { language: 'en', name: 'en', locale: 'en', phrases: phrasesOf('en'), more: 'More actions', unpublish: 'Unpublish' },
  { language: 'zh', name: 'tc', locale: 'zh-Hant-HK', phrases: phrasesOf('zh'), more: '更多操作', unpublish: '取消發布' },
] as const;

type Guide = (typeof guides)[number];

/** @returns a phrase of the newsroom, up to what is filled in */
const phrase = ({ phrases }: Guide, id: string) => phrases[`newsroom.${id}`]?.split('{')[0] ?? id;

test('newsroom', async ({ browser, site }) => {
  test.setTimeout(600_000);
  const [ada, ben] = [await createColleague(site.cmsUrl, site.session, 'Author', 'Ada'), await createColleague(site.cmsUrl, site.session, 'Approver', 'Ben')];
  const writes = createNewsroom(site.cmsUrl, ada.session);
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, { ...words, title: 'Opening hours in the storm', slug: 'opening-hours-in-the-storm' });
  const chinese = { ...words, title: '風暴期間的開放時間', summary: '示範內容：風暴信號生效期間的開放時間。' };
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, chinese);

  const take = async (name: string, as: { email: string; password: string }, address: (guide: Guide) => string, prepare: (page: Page, guide: Guide) => Promise<void>) => {
    for (const guide of guides) {
      const page = await enterNewsroom(browser, site, { as, language: guide.language });
      await page.goto(`${site.cmsUrl}/admin${address(guide)}`);
      await prepare(page, guide);
      await page.screenshot({ path: path.join(folder, `newsroom-${name}-${guide.name}.jpg`), type: 'jpeg', quality: 78, animations: 'disabled' });
      await page.context().close();
    }
  };
  const seen = (id: string) => async (page: Page, guide: Guide) => expect(page.getByText(phrase(guide, id)).first()).toBeVisible();
  const form = ({ locale }: Guide) => `/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locale}`;

  await take('author', ada, form, seen('approval.state.draft'));
  await writes.save({ type: 'news-item', locale: 'en', documentId }, { ...words, title: 'Opening hours in the storm', summary: 'Demonstration: which counters are open while a storm signal is up.' });
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...chinese, summary: '示範內容：風暴信號生效期間照常開放的櫃位。' });
  await take('versions', ada, form, async (page, guide) => {
    await page.getByRole('button', { name: phrase(guide, 'versions.open') }).click();
    await expect(page.locator('ins').first()).toBeVisible();
  });
  await take('clearance', ada, form, async (page, guide) => {
    await page.getByLabel(phrase(guide, 'clearance.note')).fill(guide.language === 'en' ? 'The legal adviser' : '法律顧問');
    await page.getByRole('button', { name: phrase(guide, 'clearance.make') }).click();
    await page.getByText(phrase(guide, 'clearance.unopened')).first().scrollIntoViewIfNeeded();
  });
  const submitting = await enterNewsroom(browser, site, { as: ada });
  await submitting.goto(`${site.cmsUrl}/admin${form(guides[0])}`);
  await submitting.getByLabel('Remark').fill('Please look at the hours.');
  await submitting.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(submitting.getByText('Waiting for approval, submitted by Ada Tester')).toBeVisible();
  await submitting.context().close();

  await take('approver', ben, form, async (page, guide) => expect(page.getByRole('button', { name: phrase(guide, 'approval.publish') })).toBeEnabled());
  await take('home', ben, () => '', async (page) => expect(page.getByRole('link', { name: 'Opening hours in the storm' }).first()).toBeVisible());
  await take('list', ben, ({ locale }) => `/content-manager/collection-types/${uid}?plugins[i18n][locale]=${locale}`, async (page) => expect(page.getByRole('row')).not.toHaveCount(0));
  await createNewsroom(site.cmsUrl, ben.session).publishTogether({ type: 'news-item', locale: 'en', documentId });
  await take('withdrawal', ben, form, async (page, guide) => {
    await seen('approval.state.public')(page, guide);
    await page.getByRole('button', { name: guide.more }).last().click();
    await page.getByRole('menuitem', { name: guide.unpublish }).click();
    await page.getByLabel(phrase(guide, 'withdrawal.reason.en')).fill('The storm has passed. Offices are open as usual.');
    await page.getByLabel(phrase(guide, 'withdrawal.reason.zh-Hant-HK')).fill('風暴已過，各辦事處照常開放。');
  });
  await take('audit', site.administrator, () => '/audit', seen('audit.export'));

  // The pictures of the site show the seeded content alone.
  const removed = () => createNewsroom(site.cmsUrl, ben.session).remove({ type: 'news-item', documentId });
  await arrives(site.webUrl, removed, { '/en': lacks('Opening hours in the storm'), '/tc': lacks(chinese.title) });
});
