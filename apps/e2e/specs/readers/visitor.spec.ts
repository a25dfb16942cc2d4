import { expect, test } from '../../test';

// With JavaScript nothing is different: no page has any, which is held elsewhere, and the keyboard's journeys run with it.
test.describe('A visitor without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

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

  test('finds in either language’s list what is only in the other, marked and in its own language', async ({ visitor }) => {
    for (const [list, address, language, note] of [
      ['/en/news?category=circular&year=2026', '/tc/news/how-hong-kong-characters-are-shown', 'zh-Hant-HK', 'In Chinese only'],
      ['/tc/news?category=announcement&year=2026', '/en/news/how-english-is-written-on-this-website', 'en', '只有英文版'],
    ] as const) {
      await visitor.goto(list);
      const item = visitor.getByRole('main').getByRole('listitem').filter({ has: visitor.locator(`a[href="${address}"]`) });
      await expect(item.getByRole('link')).toHaveAttribute('lang', language);
      await expect(item.getByText(note)).toBeVisible();
    }
  });

  test('sees before choosing a filter how many items it shows, and finds so many', async ({ visitor }) => {
    await visitor.goto('/tc/news?category=circular');
    const choice = visitor.getByRole('navigation', { name: '年份' }).getByRole('link', { name: /^2026/ });
    const [, count = ''] = /（(\d+)）/.exec((await choice.textContent()) ?? '') ?? [];
    await choice.click();
    await expect(visitor).toHaveURL('/tc/news?category=circular&year=2026');
    await expect(visitor.getByText(`共 ${count} 項`, { exact: true })).toBeVisible();
    await expect(visitor).toHaveTitle(new RegExp(`共 ${count} 項`));
    await expect(visitor.getByRole('main').getByRole('heading', { level: 2 }).filter({ hasNotText: '只顯示' })).toHaveCount(Number(count));
  });

  test('follows what the list shows in a feed reader', async ({ visitor, request }) => {
    for (const [list, follow] of [['/en/news?category=circular', 'Follow these items in a feed reader'], ['/tc/news?category=circular', '在訂閱程式追蹤這些項目']] as const) {
      await visitor.goto(list);
      const titles = await visitor.getByRole('main').locator('h2 a').allTextContents();
      const feed = await request.get((await visitor.getByRole('link', { name: follow }).getAttribute('href')) ?? '');
      expect(feed.headers()['content-type']).toContain('application/atom+xml');
      const entries = [...(await feed.text()).matchAll(/<entry[\s\S]*?<title[^>]*>([^<]*)/g)].map(([, title]) => title);
      expect(titles.length).toBeGreaterThan(2);
      expect(entries).toEqual(expect.arrayContaining(titles));
    }
  });

  test('prints an item: its words, its address and its date, and nothing to click', async ({ visitor }) => {
    await visitor.goto('/tc/news/how-tables-and-updates-are-shown');
    await visitor.emulateMedia({ media: 'print' });
    await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
    const address = visitor.getByText(/\/tc\/news\/how-tables-and-updates-are-shown$/).and(visitor.locator(':visible'));
    await expect(address).toHaveCount(1);
    await expect(visitor.getByRole('main').locator('time').first()).toBeVisible();
    for (const name of ['主目錄', '語言']) await expect(visitor.getByRole('navigation', { name })).toHaveCount(0);
    await expect(visitor.getByRole('region', { name: '分享本頁' })).toHaveCount(0);
  });

  test('reads what was changed on an item, its tables by their headers, and passes it on', async ({ visitor }) => {
    await visitor.goto('/en/news/how-tables-and-updates-are-shown');
    await expect(visitor.getByText('Updated 16 November 2026')).toBeVisible();
    await visitor.getByRole('link', { name: 'See all updates' }).click();
    await expect(visitor).toHaveURL(/#updates$/);
    await expect(visitor.getByRole('region', { name: 'Updates to this page' }).getByRole('listitem')).toHaveText([/16 November 2026.*Counted/, /1 September 2026.*Added/]);
    const table = visitor.getByRole('table', { name: 'News items of this demonstration, by kind and year' });
    await expect(table.getByRole('columnheader')).toHaveText(['Kind', '2024', '2025', '2026']);
    await expect(table.getByRole('rowheader')).toHaveText(['Press releases', 'Speeches', 'Announcements', 'Circulars']);
    await expect(visitor.getByRole('region', { name: 'Attachments' }).getByRole('link').last()).toContainText(/PDF, \d+ kB, Chinese\)/);
    await expect(visitor.getByRole('region', { name: 'Related items' }).getByRole('listitem')).toHaveCount(4);
    const share = visitor.getByRole('region', { name: 'Share this page' }).getByRole('link');
    await expect(share).toHaveText(['E-mail', 'WhatsApp', 'Facebook', 'X', 'LinkedIn']);
    for (const link of await share.all()) await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('is told at a withdrawn item since when and why it no longer holds, and finds it in no list', async ({ visitor }) => {
    const path = '/news/how-a-withdrawn-item-is-shown';
    const answer = await visitor.goto(`/tc${path}`);
    expect(answer?.status()).toBe(200);
    await expect(visitor.getByRole('region', { name: '已於2026年2月3日撤回' })).toContainText('這是撤回項目的示範');
    await expect(visitor.getByText('正文保留作紀錄')).toBeVisible();
    await expect(visitor.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
    for (const list of ['/tc/news?year=2025', '/en/news?year=2025', '/tc/site-map']) {
      await visitor.goto(list);
      await expect(visitor.locator(`a[href$="${path}"]`)).toHaveCount(0);
    }
  });

  for (const [path, title, body] of [
    ['/en/nothing-is-here', 'Page not found', 'The address may be mistyped'],
    ['/en/news/nothing-is-here', 'Page not found', 'The address may be mistyped'],
    ['/en/news/nothing/is/here', 'Page not found', 'The address may be mistyped'],
    ['/en/news?pillar=made-up', 'Page not found', 'The address may be mistyped'],
    ['/tc/nothing-is-here', '找不到網頁', '網址可能有誤'],
    ['/tc/pillars/nothing-is-here', '找不到網頁', '網址可能有誤'],
    ['/tc/news?pillar=made-up', '找不到網頁', '網址可能有誤'],
  ] as const)
    test(`is told at ${path} that nothing is there: ${title}`, async ({ visitor }) => {
      const answer = await visitor.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(visitor.getByText(body)).toBeVisible();
      await expect(visitor.getByRole('main').getByRole('link')).not.toHaveCount(0);
    });
});

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

test('A visitor sees what is new on the home page without scrolling, on a desktop and on the narrowest phone', async ({ visitor }) => {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 390, height: 720 }, { width: 320, height: 640 }]) {
    await visitor.setViewportSize(viewport);
    for (const [path, home, heading] of [['/en', 'Main menu', "What's New"], ['/tc', '主目錄', '最新消息']] as const) {
      await visitor.goto(path);
      await expect(visitor.getByRole('heading', { name: heading })).toBeInViewport({ ratio: 1 });
      await expect(visitor.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeInViewport({ ratio: 1 });
      const tops = await visitor.getByRole('navigation', { name: home }).getByRole('listitem').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
      expect(new Set(tops).size, `the menu stands on one line at ${viewport.width}`).toBe(1);
    }
  }
});

test('A visitor points at a link and Chromium fetches the page behind it', async ({ visitor }) => {
  await visitor.goto('/en');
  const fetched = visitor.waitForRequest((request) => request.url().endsWith('/en/site-map') && request.headers()['sec-purpose']?.includes('prefetch') === true);
  await visitor.getByRole('link', { name: 'Site map' }).hover();
  expect((await fetched).method()).toBe('GET');
});
