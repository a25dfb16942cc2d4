import { expect, test } from '../test';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'A visitor' : 'A visitor without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('comes to the home page and reads who the office is, what is new and what its pillars are', async ({ visitor }) => {
      await visitor.goto('/en');
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Digital Policy Office');
      await expect(visitor.getByRole('heading', { name: "What's New" })).toBeVisible();
      await expect(visitor.getByRole('link', { name: 'Development of Digital Government', exact: true })).toBeVisible();
      await expect(visitor.getByText('Led by the Commissioner for Digital Policy')).toBeVisible();
    });

    test('changes the language on any page and stays on that page', async ({ visitor }) => {
      for (const path of ['', '/about', '/pillars', '/pillars/sustainable-development', '/news', '/privacy-policy', '/site-map']) {
        await visitor.goto(`/en${path}`);
        await visitor.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: '繁體中文' }).click();
        await expect(visitor).toHaveURL(`/tc${path}`);
        await expect(visitor.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK');
        await visitor.getByRole('navigation', { name: '語言' }).getByRole('link', { name: 'English' }).click();
        await expect(visitor).toHaveURL(`/en${path}`);
        await expect(visitor.locator('html')).toHaveAttribute('lang', 'en');
      }
    });

    test('keeps the filters when changing the language', async ({ visitor }) => {
      await visitor.goto('/en/news?category=speech&year=2025');
      await visitor.getByRole('link', { name: '繁體中文' }).click();
      await expect(visitor).toHaveURL('/tc/news?category=speech&year=2025');
      await expect(visitor.getByRole('main').getByText('演辭').first()).toBeVisible();
    });

    test('asks in Chinese for an item that is only in English, is told so in Chinese and led to it', async ({ visitor }) => {
      const answer = await visitor.goto('/tc/news/how-english-is-written-on-this-website');
      expect(answer?.status()).toBe(200);
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('沒有繁體中文版本');
      const link = visitor.getByRole('main').getByRole('link', { name: 'How English is written on this website' });
      await expect(link).toHaveAttribute('lang', 'en');
      await link.click();
      await expect(visitor).toHaveURL('/en/news/how-english-is-written-on-this-website');
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('How English is written on this website');
    });

    test('asks in English for an item that is only in Chinese, is told so in English and led to it', async ({ visitor }) => {
      await visitor.goto('/en/news/how-hong-kong-characters-are-shown');
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Not available in English');
      const link = visitor.getByRole('main').locator('a[href="/tc/news/how-hong-kong-characters-are-shown"]');
      await expect(link).toHaveAttribute('lang', 'zh-Hant-HK');
      await link.click();
      await expect(visitor.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK');
    });

    test('finds speeches of one year on one pillar by following links, and goes back to all', async ({ visitor }) => {
      await visitor.goto('/en/news');
      await visitor.getByRole('navigation', { name: 'Category' }).getByRole('link', { name: 'Speeches' }).click();
      await expect(visitor).toHaveURL('/en/news?category=speech');
      await visitor.getByRole('navigation', { name: 'Year' }).getByRole('link', { name: '2025' }).click();
      await expect(visitor).toHaveURL('/en/news?category=speech&year=2025');
      const items = visitor.getByRole('main').locator('time');
      await expect(items.first()).toContainText('2025');
      for (const date of await items.allTextContents()) expect(date).toContain('2025');
      await visitor.getByRole('navigation', { name: 'Pillar' }).getByRole('link', { name: /^Development of Digital Government \(\d+\)$/ }).click();
      await expect(visitor).toHaveURL('/en/news?category=speech&year=2025&pillar=development-of-digital-government');
      await expect(visitor.getByRole('navigation', { name: 'Pillar' }).getByRole('link', { name: /^Development of Digital Government \(\d+\)$/ })).toHaveAttribute('aria-current', 'true');
      await visitor.getByRole('link', { name: 'Show all items' }).click();
      await expect(visitor).toHaveURL('/en/news');
    });

    test('turns the pages of the list', async ({ visitor }) => {
      await visitor.goto('/tc/news');
      const first = await visitor.getByRole('main').getByRole('heading', { level: 2 }).first().textContent();
      await visitor.getByRole('navigation', { name: '列表分頁' }).getByRole('link', { name: '下一頁' }).click();
      await expect(visitor).toHaveURL('/tc/news?page=2');
      await expect(visitor.getByText(/^第 2 頁，共 \d+ 頁$/)).toBeVisible();
      await expect(visitor.getByRole('main').getByRole('heading', { level: 2 }).first()).not.toHaveText(first ?? '');
      await visitor.getByRole('link', { name: '上一頁' }).click();
      await expect(visitor).toHaveURL('/tc/news');
    });

    test('reads an item with its date in the language of the page, and opens its attachment', async ({ visitor, request }) => {
      await visitor.goto('/en/news/how-attached-documents-are-shown');
      await expect(visitor.getByRole('main').locator('time').first()).toHaveText('20 May 2025');
      await visitor.goto('/tc/news/how-attached-documents-are-shown');
      await expect(visitor.getByRole('main').locator('time').first()).toHaveText('2025年5月20日');
      const attachment = visitor.getByRole('region', { name: '附件' }).getByRole('link').first();
      await expect(attachment).toContainText(/PDF，\d+ kB/);
      const file = await request.get((await attachment.getAttribute('href')) ?? '');
      expect(file.status()).toBe(200);
      expect(file.headers()['content-type']).toBe('application/pdf');
    });

    for (const [path, title, body] of [
      ['/en/nothing-is-here', 'Page not found', 'The address may be mistyped'],
      ['/en/news/nothing-is-here', 'Page not found', 'The address may be mistyped'],
      ['/en/news/nothing/is/here', 'Page not found', 'The address may be mistyped'],
      ['/en/news?page=999', 'Page not found', 'The address may be mistyped'],
      ['/tc/nothing-is-here', '找不到網頁', '網址可能有誤'],
      ['/tc/pillars/nothing-is-here', '找不到網頁', '網址可能有誤'],
      ['/tc/news?page=999', '找不到網頁', '網址可能有誤'],
    ] as const)
      test(`is told at ${path} that nothing is there: ${title}`, async ({ visitor }) => {
        const answer = await visitor.goto(path);
        expect(answer?.status()).toBe(404);
        await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
        await expect(visitor.getByText(body)).toBeVisible();
        await expect(visitor.getByRole('main').getByRole('link')).not.toHaveCount(0);
      });
  });
}

test('A visitor with a keyboard skips to the content with the first key press', async ({ visitor }) => {
  for (const [path, label] of [['/en', 'Skip to main content'], ['/tc/news', '跳至主要內容']] as const) {
    await visitor.goto(path);
    await visitor.keyboard.press('Tab');
    const skip = visitor.getByRole('link', { name: label });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await visitor.keyboard.press('Enter');
    await expect(visitor.getByRole('main')).toBeFocused();
    await visitor.keyboard.press('Tab');
    expect(await visitor.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
  }
});

test('A visitor points at a link and Chromium fetches the page behind it', async ({ visitor }) => {
  await visitor.goto('/en');
  const fetched = visitor.waitForRequest((request) => request.url().endsWith('/en/site-map') && request.headers()['sec-purpose']?.includes('prefetch') === true);
  await visitor.getByRole('link', { name: 'Site map' }).hover();
  expect((await fetched).method()).toBe('GET');
});
