import type { Page, Response } from '@playwright/test';
import { createAskAdmin } from '@dpo/test-support/admin-requests';
import { inDatabaseOf } from '@dpo/test-support/cms-database';
import type { Colleague } from '@dpo/test-support/colleagues';
import { logIn } from '@dpo/test-support/newsroom';
import { enterNewsroom } from '../../newsroom-browser';
import type { SiteUnderTest } from '../../site-under-test';
import { expect, test } from '../../test';

/** Ends all sessions of an account on the server, as half an hour without work does. */
async function endSessions(site: SiteUnderTest, email: string) {
  const admin = createAskAdmin(site.cmsUrl, await logIn(site.cmsUrl, site.administrator));
  const { data } = (await admin('GET', '/admin/users?pageSize=100')).body as { data: { results: { id: number; email: string }[] } };
  const id = data.results.find((user) => user.email === email)?.id ?? 0;
  for (const isActive of [false, true]) expect((await admin('PUT', `/admin/users/${id}`, { isActive })).status).toBe(200);
}

async function logInAgain(page: Page, { email, password }: Colleague) {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

const newsForm = ({ cmsUrl }: SiteUnderTest, which: string, locale = 'en') => `${cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${which}?plugins[i18n][locale]=${locale}`;

/** Waits until what was typed is kept: the admin draws what keeps it when the browser is idle, moments after the form. */
const isKept = (page: Page, text: string) => expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join(' '))).toContain(text);

test('A session that ends while somebody writes loses nothing: after the next log-in the text is put back, and saved', async ({ site, newsroom, draft, browser, invite }) => {
  const item = await draft();
  const colleague = await invite('Author', 'Sam');
  const page = await enterNewsroom(browser, site, { as: colleague });
  const form = newsForm(site, item.documentId);
  await page.goto(form);
  await page.locator('textarea[name=summary]').fill('Written just before the session ended.');
  await isKept(page, 'Written just before the session ended.');
  // The same as half an hour without work: neither key of the session is good any more.
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.removeItem('jwtToken'));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(form);
  await page.locator('input[name=email]').fill(colleague.email);
  await page.locator('input[name=password]').fill(colleague.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.goto(form);
  await expect(page.getByText(/^You had not saved what you wrote/)).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).press('Enter');
  await expect(page.locator('textarea[name=summary]')).toHaveValue('Written just before the session ended.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved document').first()).toBeVisible();
  await expect.poll(async () => (await newsroom.drafts({ type: 'news-item', locale: 'en' })).find(({ documentId }) => documentId === item.documentId)).toMatchObject({ summary: 'Written just before the session ended.' });
  await page.reload();
  await expect(page.getByRole('button', { name: 'See versions' })).toBeEnabled();
  await expect(page.getByText(/^You had not saved what you wrote/)).toHaveCount(0);
  await page.context().close();
});

test('What is typed before the panels beside the form are there is kept, too', async ({ site, draft, browser, invite }) => {
  const item = await draft();
  const page = await enterNewsroom(browser, site, { as: await invite('Author', 'Sam') });
  // Typed in the moment in which the field appears: the admin draws its panels when the browser is idle.
  await page.addInitScript((text) => {
    const observer = new MutationObserver(() => {
      const field = document.querySelector<HTMLTextAreaElement>('textarea[name=summary]');
      if (!field) return;
      observer.disconnect();
      // As typing does it: past React's own setter.
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    observer.observe(document, { childList: true, subtree: true });
  }, 'Written at once.');
  await page.goto(newsForm(site, item.documentId));
  await expect(page.locator('textarea[name=summary]')).toHaveValue('Written at once.');
  await expect(page.getByRole('button', { name: 'See versions' })).toBeEnabled();
  await isKept(page, 'Written at once.');
  await page.context().close();
});

/** Presses the button also where the form, which asks for an address by itself, has learnt of the end first and lies under the dialog. */
const save = (page: Page, name: string) => page.locator('button').filter({ hasText: name }).first().dispatchEvent('click');

test('A new item that was never saved outlives the end of the session: the log-in form says so, and the form offers it again', async ({ site, newsroom, browser, invite }) => {
  const colleague = await invite('Author', 'Nora');
  const page = await enterNewsroom(browser, site, { as: colleague });
  await page.goto(newsForm(site, 'create'));
  const title = `Written before lunch ${colleague.email}`;
  await page.locator('input[name=title]').fill(title);
  await page.locator('textarea[name=summary]').fill('Never saved before the session ended.');
  await isKept(page, 'Never saved before the session ended.');
  await endSessions(site, colleague.email);
  await save(page, 'Save');
  const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await expect(dialog).toContainText('It is kept in this browser tab: log in again here, open the same form, and press “Put it back”.');
  await dialog.getByRole('button').last().click();
  await logInAgain(page, colleague);
  await page.goto(newsForm(site, 'create'));
  await expect(page.getByText(/^You had not saved what you wrote/)).toBeVisible();
  await page.getByRole('button', { name: 'Put it back' }).press('Enter');
  await expect(page.locator('textarea[name=summary]')).toHaveValue('Never saved before the session ended.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved document').first()).toBeVisible();
  await expect(page).not.toHaveURL(/create/);
  const [saved] = (await newsroom.drafts({ type: 'news-item', locale: 'en' })).filter((draft) => draft.title === title);
  expect(saved).toMatchObject({ summary: 'Never saved before the session ended.' });
  await page.goto(newsForm(site, 'create'));
  await expect(page.getByRole('heading', { name: 'What you write' })).toBeVisible();
  await expect(page.getByText(/^You had not saved what you wrote/)).toHaveCount(0);
  await newsroom.remove({ type: 'news-item', documentId: saved?.documentId ?? '' });
  await page.context().close();
});

test('新開始的中文版本尚未儲存時登入時段結束，重新登入後可放回表格並儲存', async ({ site, newsroom, browser, invite }) => {
  const colleague = await invite('Author', 'Mei');
  const documentId = await newsroom.save({ type: 'news-item', locale: 'en' }, { title: `Only in English so far ${colleague.email}`, releaseDate: '2026-03-01', category: 'circular', summary: 'Words.' });
  const page = await enterNewsroom(browser, site, { as: colleague, language: 'zh' });
  const chinese = newsForm(site, documentId, 'zh-Hant-HK');
  await page.goto(chinese);
  await page.locator('input[name=title]').fill('新開始的中文版本');
  await page.locator('textarea[name=summary]').fill('午飯前所寫，尚未儲存。');
  await isKept(page, '午飯前所寫，尚未儲存。');
  await endSessions(site, colleague.email);
  await save(page, '儲存');
  const dialog = page.getByRole('alertdialog', { name: '你已被登出' });
  await expect(dialog).toContainText('仍保留在瀏覽器的這個分頁');
  await dialog.getByRole('button').last().click();
  await logInAgain(page, colleague);
  await page.goto(chinese);
  await expect(page.getByText(/^你在此所寫的內容尚未儲存/)).toBeVisible();
  await page.getByRole('button', { name: '放回表格' }).press('Enter');
  await expect(page.locator('textarea[name=summary]')).toHaveValue('午飯前所寫，尚未儲存。');
  await page.getByRole('button', { name: '儲存', exact: true }).click();
  await expect.poll(async () => (await newsroom.drafts({ type: 'news-item', locale: 'zh-Hant-HK' })).find((draft) => draft.documentId === documentId)).toMatchObject({ title: '新開始的中文版本', summary: '午飯前所寫，尚未儲存。' });
  await expect(page.getByRole('heading', { name: '版本', exact: true })).toBeVisible();
  await expect(page.getByText(/^你在此所寫的內容尚未儲存/)).toHaveCount(0);
  await newsroom.remove({ type: 'news-item', documentId });
  await page.context().close();
});

/** As though so much time had passed for all sessions of an account. */
const sessionsLater = ({ cmsDirectory }: SiteUnderTest, email: string, minutes: number) =>
  inDatabaseOf(cmsDirectory, async (db) => {
    const user = await db<{ id: number; email: string }>('admin_users').where({ email }).first('id');
    const earlier = Object.fromEntries(['created_at', 'expires_at', 'absolute_expires_at'].map((column) => [column, db.raw('?? - ?', [column, minutes * 60_000])]));
    expect(await db('strapi_sessions').where({ user_id: String(user?.id) }).update(earlier)).toBeGreaterThan(0);
  });

const renewalOf = (page: Page) => page.waitForResponse(/\/admin\/access-token$/);
const untouchedAt = async (renewal: Response) => Number(await renewal.request().headerValue('x-untouched-for'));

test('A session ends half an hour after the last touch, not half an hour after Strapi renewed it by itself', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Ida');
  const page = await enterNewsroom(browser, site, { as: colleague });
  await page.clock.install();
  await page.goto(newsForm(site, 'create'));
  // By keys: Strapi renews what was touched, and filling in touches nothing.
  await page.locator('input[name=title]').pressSequentially('Begun, and left');
  const renewing = renewalOf(page);
  await page.clock.fastForward('09:51');
  const renewal = await renewing;
  expect(renewal.status()).toBe(200);
  expect(await untouchedAt(renewal)).toBeGreaterThan(9.5 * 60_000);
  // Not half an hour since the renewal, but since the last touch.
  await sessionsLater(site, colleague.email, 21);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alertdialog', { name: 'Your session has ended' })).toBeVisible();
  await page.context().close();
});

test('After a call on the telephone the key has run out: whoever types on stays logged in', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Tess');
  const page = await enterNewsroom(browser, site, { as: colleague });
  await page.clock.install();
  await page.goto(newsForm(site, 'create'));
  await expect(page.locator('input[name=title]')).toBeVisible();
  // Less than a key lives: the CMS has its own clock, and the browser must not take the next key for an old one.
  await page.clock.fastForward('05:00');
  // Strapi asks things by itself after that time; they must not be what renews.
  await page.waitForLoadState('networkidle');
  await page.context().addCookies([{ name: 'jwtToken', value: 'run-out', url: site.cmsUrl }]);
  const renewing = renewalOf(page);
  await page.locator('textarea[name=summary]').pressSequentially('Typed on.');
  const renewal = await renewing;
  expect(renewal.status()).toBe(200);
  expect(await untouchedAt(renewal)).toBeLessThan(60_000);
  await expect(page.locator('textarea[name=summary]')).toHaveValue('Typed on.');
  await page.context().close();
});

test('Whoever comes back to a session that has ended is told with the first keys, not after an hour of typing', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Olga');
  const page = await enterNewsroom(browser, site, { as: colleague });
  await page.clock.install();
  await page.goto(newsForm(site, 'create'));
  await page.locator('input[name=title]').fill('Left open over lunch');
  await isKept(page, 'Left open over lunch');
  await endSessions(site, colleague.email);
  await page.clock.fastForward('31:00');
  await page.locator('textarea[name=summary]').pressSequentially('Back');
  await expect(page.getByRole('alertdialog', { name: 'Your session has ended' })).toBeVisible();
  await page.context().close();
});

test('The home page tells of the log-in before, and of attempts that failed since', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Lara');
  const first = await enterNewsroom(browser, site, { as: colleague, at: '/admin' });
  await expect(first.getByText('This is your first log-in.')).toBeVisible();
  await first.context().close();
  await expect(logIn(site.cmsUrl, { ...colleague, password: 'Wrong-2026-password' })).rejects.toThrow('400');
  const second = await enterNewsroom(browser, site, { as: colleague, language: 'zh', at: '/admin' });
  await expect(second.getByRole('heading', { name: '你上次登入' })).toBeVisible();
  await expect(second.getByText(/來自 .*127\.0\.0\.1$/)).toBeVisible();
  await expect(second.getByText('其後登入失敗 1 次。')).toBeVisible();
  await second.context().close();
});

test('A weak password is refused in the profile, with the reason, and a good one is taken', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Pam');
  const page = await enterNewsroom(browser, site, { as: colleague });
  await page.goto(`${site.cmsUrl}/admin/me`);
  const change = async (password: string) => {
    await page.locator('input[name=currentPassword]').fill(colleague.password);
    for (const name of ['password', 'confirmPassword']) await page.locator(`input[name=${name}]`).fill(password);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  await change('Welcome2Admin2026');
  await expect(page.getByText(/This password is one of the first that others would try/).first()).toBeVisible();
  await change(`${colleague.email.split('@')[0]}-2026A`);
  await expect(page.getByText('A password must not contain your name or e-mail address.').first()).toBeVisible();
  const saved = page.waitForResponse((response) => response.url().endsWith('/admin/users/me') && response.request().method() === 'PUT');
  await change('Seven-teapots-sing-4');
  expect((await saved).status()).toBe(200);
  await page.context().close();
  const again = await enterNewsroom(browser, site, { as: { ...colleague, password: 'Seven-teapots-sing-4' } });
  await again.context().close();
});

test('Five wrong passwords lock an account, and whoever guesses is not told whether there is one', async ({ site, browser, invite }) => {
  const colleague = await invite('Author', 'Lola');
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const tellsOf = async (email: string, password: string) => {
    await page.goto(`${site.cmsUrl}/admin/auth/login`);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill(password);
    await page.locator('button[type=submit]').click();
    const alert = page.locator('[role=alert], #global-form-error').filter({ hasText: /\S/ }).first();
    await expect(alert).toBeVisible();
    return alert.textContent();
  };
  const told: (string | null)[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) told.push(await tellsOf(colleague.email, 'Wrong-2026-password'));
  const locked = await tellsOf(colleague.email, colleague.password);
  expect(await tellsOf('nobody@cms.test', 'Wrong-2026-password')).toBe(told[0]);
  expect(new Set(told).size).toBe(1);
  expect(locked, 'not even the right password is let in').not.toBeNull();
  await context.close();
});
