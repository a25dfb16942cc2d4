import { locales } from '@dpo/content';
import { createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { startFragileSite } from '@dpo/test-support/site';
import { arrives, recoveryLimit } from '../../arrival';
import { ask } from '../../raw-request';
import { draftItem } from '../../items';
import { expect, test } from '../../test';

const words = {
  en: { search: 'Search', q: 'digital', typo: 'digitla', next: 'Next page', kind: 'Kind', pillars: /^Pillars/, clear: 'Show all results', none: 'Nothing was found for', hint: 'Search this website' },
  'zh-Hant-HK': { search: '搜尋', q: '數字', typo: '数码', next: '下一頁', kind: '種類', pillars: /^支柱/, clear: '顯示所有結果', none: '找不到與', hint: '搜尋本網站' },
} as const;

const addressFor = (segment: string, q: string) => `/${segment}/search?${new URLSearchParams({ q })}`;

test.beforeAll(async ({ site }) => {
  for (const { segment } of locales)
    await expect.poll(async () => (await ask(site.webUrl, addressFor(segment, 'digital'))).status, { message: 'the index is there', timeout: recoveryLimit }).toBe(200);
});

test.describe('A visitor without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { code, segment } of locales) {
    const { search, q, typo, next, kind, pillars, clear, none, hint } = words[code];

    test(`searches in ${code} by keyboard from any page, narrows the results, and turns their pages`, async ({ visitor }) => {
      await visitor.goto(`/${segment}/news`);
      await visitor.getByRole('banner').getByRole('link', { name: search }).focus();
      await visitor.keyboard.press('Enter');
      await expect(visitor).toHaveURL(`/${segment}/search`);
      await visitor.getByRole('searchbox', { name: hint }).focus();
      await visitor.keyboard.type(q);
      await visitor.keyboard.press('Enter');
      await expect(visitor).toHaveURL(addressFor(segment, q));
      await expect(visitor.getByRole('status')).toContainText(q);
      await expect(visitor.getByRole('main').locator('mark').first()).toHaveText(new RegExp(q, 'i'));
      await expect(visitor.getByRole('searchbox')).toHaveValue(q);
      const first = await visitor.getByRole('main').getByRole('heading', { level: 2 }).first().textContent();

      await visitor.getByRole('link', { name: next }).click();
      await expect(visitor).toHaveURL(`${addressFor(segment, q)}&page=2`);
      await expect(visitor.getByRole('main').getByRole('heading', { level: 2 }).first()).not.toHaveText(first ?? '');

      await visitor.getByRole('navigation', { name: kind }).getByRole('link', { name: pillars }).click();
      await expect(visitor).toHaveURL(`${addressFor(segment, q)}&type=pillar`);
      for (const link of await visitor.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').all())
        await expect(link).toHaveAttribute('href', new RegExp(`^/${segment}/pillars/`));
      await visitor.getByRole('link', { name: clear }).click();
      await expect(visitor).toHaveURL(addressFor(segment, q));
    });

    test(`finds in ${code} what was typed otherwise: ${typo}`, async ({ visitor }) => {
      await visitor.goto(addressFor(segment, typo));
      await expect(visitor.getByRole('main').locator('mark').first()).toHaveText(new RegExp(q, 'i'));
    });

    test(`is told in ${code} that nothing was found, and what to do`, async ({ visitor }) => {
      await visitor.goto(addressFor(segment, 'zzzzqqqq'));
      await expect(visitor.getByRole('status')).toContainText(none);
      await expect(visitor.getByRole('main').getByRole('link', { name: code === 'en' ? 'Site map' : '網站指南' })).toBeVisible();
    });
  }

  test('finds what is only in the other language, and is told so', async ({ visitor }) => {
    await visitor.goto(addressFor('tc', 'How English is written'));
    const link = visitor.getByRole('main').getByRole('link', { name: 'How English is written on this website' });
    await expect(link).toHaveAttribute('lang', 'en');
    await expect(visitor.getByText(/只有英文版/).first()).toBeVisible();
    await link.click();
    await expect(visitor).toHaveURL('/en/news/how-english-is-written-on-this-website');
  });
});

test('Titles tell searches apart, no search is kept or indexed, and the language changes with the state', async ({ visitor }) => {
  const titles = new Set<string>();
  for (const query of ['', '?q=digital', '?q=policy', '?q=digital&page=2', '?q=digital&type=page', '?q=digital&year=2026']) {
    const answer = await visitor.goto(`/en/search${query}`);
    expect(answer?.headers()['cache-control']).toContain('no-store');
    await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    if (query !== '') expect(await visitor.title()).toMatch(/\d+ results?\b/);
    titles.add(await visitor.title());
  }
  expect(titles.size).toBe(6);
  await visitor.getByRole('link', { name: '繁體中文' }).click();
  await expect(visitor).toHaveURL('/tc/search?q=digital&year=2026');
});

const hostile = [
  '', '%20', '%F0%9F%98%80', '.*', '(((', '[a-', '%3Cscript%3Ealert(1)%3C/script%3E', '"><img src=x onerror=alert(1)>', '%ED%A0%80', '%E0%A4%A', '%', '%00', 'a'.repeat(500),
  encodeURIComponent('數'.repeat(500)), encodeURIComponent('a b c d e f '.repeat(40)), 'x&q=y&q[]=z', 'digital&page=99999', 'digital&page=-1', 'digital&type=__proto__&year=aaaa', '__proto__',
];

test('Hostile queries are answered like any other', async ({ site, visitor }) => {
  for (const { segment } of locales)
    for (const query of hostile) {
      const path = `/${segment}/search?q=${query.replaceAll(' ', '+').replaceAll('"', '%22').replaceAll('<', '%3C').replaceAll('>', '%3E')}`;
      const { status, text } = await ask(site.webUrl, path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
  await visitor.goto(addressFor('en', '"><img src=x onerror=alert(1)>'));
  await expect(visitor.getByRole('searchbox')).toHaveValue('"><img src=x onerror=alert(1)>');
});

test('What is published is found, what is changed is found anew, what is taken off is not', async ({ site, draft }) => {
  const item = await draft();
  const word = (text: string) => ({ [addressFor('en', text)]: ({ status, text: html }: { status: number; text: string }) => status === 200 && html.includes(`href="${item.pathIn('en')}"`) });
  const no = (text: string) => ({ [addressFor('en', text)]: ({ status, text: html }: { status: number; text: string }) => status === 200 && !html.includes(`href="${item.pathIn('en')}"`) });
  const unique = item.slug.replaceAll('-', '');
  await item.edit('en', { title: `First${unique}` });
  await arrives(site.webUrl, () => item.publish('en'), word(`first${unique}`));
  await item.edit('en', { title: `Second${unique}` });
  await arrives(site.webUrl, () => item.publish('en'), { ...word(`second${unique}`), ...no(`first${unique}`) });
  await arrives(site.webUrl, () => item.unpublish('en'), no(`second${unique}`));
});

for (const [segment, title] of [['en', 'How a withdrawn item is shown'], ['tc', '已撤回項目的顯示方式']] as const)
  test(`What no longer holds is not found under /${segment} by its own title, and can still be read`, async ({ site }) => {
    const path = `/${segment}/news/how-a-withdrawn-item-is-shown`;
    const { status, text } = await ask(site.webUrl, addressFor(segment, title));
    expect(status).toBe(200);
    expect(text).not.toContain('how-a-withdrawn-item-is-shown');
    expect((await ask(site.webUrl, path)).text).toContain(title);
  });

test('While the CMS is down search answers; afterwards it finds what has been published since', async ({ site }) => {
  test.setTimeout(180_000);
  const fragile = await startFragileSite(site.cmsDirectory);
  try {
    const web = fragile.web().url;
    const found = async (q: string, segment = 'en') => {
      const { status, text } = await ask(web, addressFor(segment, q));
      return status === 200 && text.includes('<mark');
    };
    for (const { segment } of locales) await expect.poll(() => found('digital', segment), { timeout: recoveryLimit }).toBe(true);
    await fragile.cms().kill();
    for (const { segment } of locales) for (const q of ['digital', 'policy']) expect([q, await found(q, segment)]).toEqual([q, true]);
    await fragile.restartCms();
    const { url, administrator } = fragile.cms();
    const newsroom = createNewsroom(url, await logIn(url, administrator));
    const item = await draftItem(newsroom);
    const unique = item.slug.replaceAll('-', '');
    await item.edit('en', { title: `Again ${unique}` });
    await arrives(web, () => item.publish('en'), { [addressFor('en', unique)]: ({ text }) => text.includes(`href="${item.pathIn('en')}"`) }, recoveryLimit);
  } finally {
    await fragile.close();
  }
});
