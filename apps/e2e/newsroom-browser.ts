import { type Browser, type Page, expect } from '@playwright/test';
import type { SiteUnderTest } from './site-under-test';

export interface Entering {
  /** Somebody else than the first administrator. */
  as?: { email: string; password: string };
  language?: 'en' | 'zh';
}

/** Logs in to the newsroom in a browser of its own, in English or in Chinese. @returns its page; close its context in the end */
export async function enterNewsroom(browser: Browser, { cmsUrl, administrator }: Pick<SiteUnderTest, 'cmsUrl' | 'administrator'>, { as = administrator, language = 'en' }: Entering = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 } });
  await context.addInitScript((code) => localStorage.setItem('strapi-admin-language', code), language);
  const page = await context.newPage();
  await page.goto(`${cmsUrl}/admin`);
  await page.locator('input[name=email]').fill(as.email);
  await page.locator('input[name=password]').fill(as.password);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return page;
}
