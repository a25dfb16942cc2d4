import { randomUUID } from 'node:crypto';
import { type Browser, type Page, expect } from '@playwright/test';
import type { SiteUnderTest } from './site-under-test';

export interface Entering {
  /** Somebody else than the first administrator. */
  as?: { email: string; password: string };
  language?: 'en' | 'zh';
  /** The first page, from the CMS's own address; nothing is shown yet when it is not given. */
  at?: string;
}

/**
 * Comes into the newsroom in a browser of its own, in English or in Chinese, with a log-in of its own. What the log-in page
 * does is done without showing it: it is the same each time, and has tests of its own.
 * @returns its page; close its context in the end
 */
export async function enterNewsroom(browser: Browser, { cmsUrl, administrator }: Pick<SiteUnderTest, 'cmsUrl' | 'administrator'>, { as = administrator, language = 'en', at }: Entering = {}): Promise<Page> {
  const deviceId = randomUUID();
  const localStorage = Object.entries({ 'strapi-admin-language': language, 'strapi.admin.deviceId': deviceId, isLoggedIn: 'true' }).map(([name, value]) => ({ name, value }));
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce', storageState: { cookies: [], origins: [{ origin: cmsUrl, localStorage }] } });
  const answer = await context.request.post(`${cmsUrl}/admin/login`, { data: { ...as, deviceId, rememberMe: false } });
  expect(answer.status(), await answer.text()).toBe(200);
  const { data } = (await answer.json()) as { data: { token: string } };
  await context.addCookies([{ name: 'jwtToken', value: data.token, domain: new URL(cmsUrl).hostname, path: '/admin' }]);
  const page = await context.newPage();
  if (at !== undefined) await page.goto(cmsUrl + at);
  return page;
}
