import { randomUUID } from 'node:crypto';
import { type Page, test as base, expect } from '@playwright/test';
import { type Colleague, createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type Item, draftItem } from './items';
import { type SiteUnderTest, siteUnderTest } from './site-under-test';

interface Shared {
  site: SiteUnderTest;
  newsroom: Newsroom;
  /** Invites somebody into the newsroom under a name that nobody has. @param role as it is called there */
  invite: (role: string, name: string) => Promise<Colleague>;
}

interface Own {
  /** A browser that fails the test when a page breaks a promise that all pages make. */
  visitor: Page;
  /** Drafts a news item, which is deleted when the test ends. */
  draft: (fields?: Readonly<Record<string, unknown>>) => Promise<Item>;
}

/** Chromium notes the status of the page that was asked for; whoever asks for a missing page expects that. */
const isStatusNote = (text: string) => text.startsWith('Failed to load resource: the server responded with a status of 4');

export const test = base.extend<Own, Shared>({
  site: [async ({}, use, { project }) => use(siteUnderTest(project.name)), { scope: 'worker' }],
  newsroom: [async ({ site }, use) => use(createNewsroom(site.cmsUrl, site.session, () => logIn(site.cmsUrl, site.administrator))), { scope: 'worker' }],
  invite: [
    async ({ site }, use) => {
      // The session that all specs share may have ended by now.
      await use(async (role, name) => createColleague(site.cmsUrl, await logIn(site.cmsUrl, site.administrator), role, `${name}${randomUUID().slice(0, 4)}`));
    },
    { scope: 'worker' },
  ],
  baseURL: ({ site }, use) => use(site.webUrl),

  draft: async ({ newsroom }, use) => {
    const items: Item[] = [];
    await use(async (fields = {}) => {
      const item = await draftItem(newsroom, fields);
      items.push(item);
      return item;
    });
    for (const item of items) await item.remove();
  },

  visitor: async ({ page, context, site }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isStatusNote(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.webUrl}/`)) complaints.push(`A request to ${request.url()}`);
    });
    await use(page);
    expect(complaints, 'a page says nothing in the console and asks nobody else').toEqual([]);
    expect(await context.cookies(), 'no page sets a cookie').toEqual([]);
  },
});

export { expect };
