import { locales } from '@dpo/content';
import { arrives, isMissing, leadsTo, shows } from '../../arrival';
import { enterNewsroom } from '../../newsroom-browser';
import { ask } from '../../raw-request';
import { expect, test } from '../../test';

test('Readers of an old address are sent on once staff have said where, for good and in one step', async ({ site, newsroom, visitor }) => {
  const old = '/en/news/press_releases/2024/07/pr_20240725.html';
  for (const path of [old, '/about_us', '/tc/about_us']) expect((await ask(site.webUrl, path)).status, path).toBe(404);
  const made: string[] = [];
  await arrives(site.webUrl, async () => {
    made.push(await newsroom.redirect('/about_us', '/en/about'));
    made.push(await newsroom.redirect(old, '/about_us'));
    made.push(await newsroom.redirect('/tc/about_us', '/tc/about'));
  }, { '/about_us': leadsTo('/en/about'), [old]: leadsTo('/en/about'), '/tc/About_Us/?from=mail': leadsTo('/tc/about') });
  await visitor.goto(old);
  await expect(visitor).toHaveURL(`${site.webUrl}/en/about`);
  const [first, ...others] = made;
  for (const documentId of others) await newsroom.removeRedirect(documentId);
  await arrives(site.webUrl, () => newsroom.removeRedirect(first ?? ''), { '/about_us': isMissing, [old]: isMissing, '/tc/about_us': isMissing });
});

test('An editor changes the address of a published item in its form; readers of the old address are led to the new one', async ({ site, newsroom, draft, browser }) => {
  const item = await draft();
  await newsroom.publishTogether({ type: 'news-item', locale: 'en', documentId: item.documentId });
  const editor = await enterNewsroom(browser, site);
  await editor.goto(`${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${item.documentId}?plugins[i18n][locale]=en`);
  await editor.locator('input[name=slug]').fill(`${item.slug}-moved`);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.getByText('Saved document').first()).toBeVisible();
  await arrives(
    site.webUrl,
    () => editor.getByRole('button', { name: 'Approve and publish' }).click(),
    Object.fromEntries(locales.flatMap(({ code, segment }) => [
      [item.pathIn(code), leadsTo(`/${segment}/news/${item.slug}-moved`)], [`/${segment}/news/${item.slug}-moved`, shows(item.titles[code])],
    ])),
  );
  await editor.context().close();
});

test('A page that comes to be where readers were sent on is shown to them', async ({ site, newsroom, draft }) => {
  const item = await draft();
  const redirects = await Promise.all(locales.map(({ code, segment }) => newsroom.redirect(item.pathIn(code), `/${segment}/about`)));
  for (const { code, segment } of locales) await arrives(site.webUrl, () => Promise.resolve(), { [item.pathIn(code)]: leadsTo(`/${segment}/about`) });
  for (const { code } of locales) await arrives(site.webUrl, () => item.publish(code), { [item.pathIn(code)]: shows(item.titles[code]) });
  for (const documentId of redirects) await expect(newsroom.removeRedirect(documentId), 'it was taken away, lest it lead in a circle later').rejects.toThrow('404');
});
