import { enterNewsroom } from '../newsroom-browser';
import { expect, test } from '../test';

test('A session that ends while somebody writes loses nothing: after the next log-in the text is put back, and saved', async ({ site, newsroom, draft, browser, invite }) => {
  const item = await draft();
  const colleague = await invite('Author', 'Sam');
  const page = await enterNewsroom(browser, site, { as: colleague });
  const form = `${site.cmsUrl}/admin/content-manager/collection-types/api::news-item.news-item/${item.documentId}?plugins[i18n][locale]=en`;
  await page.goto(form);
  await page.locator('textarea[name=summary]').fill('Written just before the session ended.');
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
