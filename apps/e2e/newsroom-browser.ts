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

/** Pages that somebody left: the newsroom's scripts are at hand there, compiled, for whoever comes next. */
const left = new Map<string, Page[]>();

async function newPage(browser: Browser): Promise<Page> {
  // Whether its parts slide into place is Strapi's matter, and takes the browser time.
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' });
  return context.newPage();
}

/**
 * Comes into the newsroom in a browser of its own, in English or in Chinese, with a log-in of its own. What the log-in page
 * does is done without showing it: it is the same each time, and has tests of its own.
 * @returns its page; leave it in the end, or close its context when something of it must not be met again
 */
export async function enterNewsroom(browser: Browser, { cmsUrl, administrator }: Pick<SiteUnderTest, 'cmsUrl' | 'administrator'>, { as = administrator, language = 'en', at }: Entering = {}): Promise<Page> {
  const deviceId = randomUUID();
  const localStorage = Object.entries({ 'strapi-admin-language': language, 'strapi.admin.deviceId': deviceId, isLoggedIn: 'true' }).map(([name, value]) => ({ name, value }));
  const page = left.get(cmsUrl)?.pop() ?? (await newPage(browser));
  const context = page.context();
  await context.setStorageState({ cookies: [], origins: [{ origin: cmsUrl, localStorage }] });
  const answer = await context.request.post(`${cmsUrl}/admin/login`, { data: { ...as, deviceId, rememberMe: false } });
  expect(answer.status(), await answer.text()).toBe(200);
  const { data } = (await answer.json()) as { data: { token: string } };
  await context.addCookies([{ name: 'jwtToken', value: data.token, domain: new URL(cmsUrl).hostname, path: '/admin' }]);
  if (at !== undefined) await page.goto(cmsUrl + at);
  return page;
}

/** Leaves the newsroom. Whoever enters it next finds nothing of what was kept there but the newsroom's own files. */
export async function leaveNewsroom(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const { origin } = new URL(page.url());
    for (const other of page.context().pages()) if (other !== page) await other.close();
    // Nothing that runs, and still the newsroom's: the browser keeps what it has compiled for one address.
    await page.goto(`${origin}/favicon.ico`);
    await page.evaluate(() => { sessionStorage.clear(); });
    left.set(origin, [...(left.get(origin) ?? []), page]);
  }
}
