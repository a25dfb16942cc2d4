import path from 'node:path';
import { createColleague } from '@dpo/test-support/colleagues';
import { createNewsroom } from '@dpo/test-support/newsroom';
import { enterNewsroom } from '../newsroom-browser';
import { expect, test } from '../test';

const folder = path.join(__dirname, '../../../docs/pictures');
const uid = 'api::news-item.news-item';

test('newsroom', async ({ browser, site }) => {
  const [ada, ben] = [await createColleague(site.cmsUrl, site.session, 'Author', 'Ada'), await createColleague(site.cmsUrl, site.session, 'Approver', 'Ben')];
  const writes = createNewsroom(site.cmsUrl, ada.session);
  const words = { releaseDate: '2026-11-23', category: 'press-release', summary: 'Demonstration: opening hours while a storm signal is up.' };
  const documentId = await writes.save({ type: 'news-item', locale: 'en' }, { ...words, title: 'Opening hours in the storm', slug: 'opening-hours-in-the-storm' });
  await writes.save({ type: 'news-item', locale: 'zh-Hant-HK', documentId }, { ...words, title: '風暴期間的開放時間', summary: '示範內容：風暴信號生效期間的開放時間。' });
  const take = async (name: string, as: { email: string; password: string }, language: 'en' | 'zh', address: string, awaited: string) => {
    const page = await enterNewsroom(browser, site, { as, language });
    await page.goto(`${site.cmsUrl}/admin${address}`);
    await expect(page.getByText(awaited).first()).toBeVisible();
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 78 });
    return page;
  };
  const form = `/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=en`;
  const author = await take('newsroom-author', ada, 'en', form, 'Draft: readers do not have it');
  await author.getByLabel('Remark').fill('Please look at the hours.');
  await author.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(author.getByText('Waiting for approval, submitted by Ada Tester')).toBeVisible();
  const approver = await take('newsroom-approver', ben, 'en', form, 'Waiting for approval, submitted by Ada Tester');
  const atHome = await take('newsroom-home', ben, 'zh', '', '等候批核');
  const list = await take('newsroom-list', ben, 'zh', `/content-manager/collection-types/${uid}?plugins[i18n][locale]=en`, '英文：草稿');
  await createNewsroom(site.cmsUrl, ben.session).publishTogether({ type: 'news-item', locale: 'en', documentId });
  const withdrawing = await take('newsroom-withdrawal', ben, 'en', form, 'Public: readers have this text');
  await withdrawing.getByRole('button', { name: 'More document actions' }).click();
  await withdrawing.getByRole('menuitem', { name: 'Unpublish' }).click();
  await withdrawing.getByLabel('Reason, in English').fill('The storm has passed. Offices are open as usual.');
  await withdrawing.getByLabel('Reason, in Chinese').fill('風暴已過，各辦事處照常開放。');
  await withdrawing.screenshot({ path: path.join(folder, 'newsroom-withdrawal.jpg'), type: 'jpeg', quality: 78, animations: 'disabled' });
  for (const page of [author, approver, atHome, list, withdrawing]) await page.context().close();
});
