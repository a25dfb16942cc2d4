import type { Browser, Page } from '@playwright/test';
import { type Colleague, createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type RunningSite, startSite } from '@dpo/test-support/site';
import { type Entering, enterNewsroom } from './newsroom-browser';
import type { SiteUnderTest } from './site-under-test';

export interface TwoPeople {
  site: RunningSite;
  /** An Author. */
  ada: Colleague;
  /** An Approver. */
  ben: Colleague;
  /** Does what Ada does at the keyboard. */
  writes: Newsroom;
  /** As {@link enterNewsroom}; somebody who was there before, in the same language, comes back to the page that they left. */
  enter: (browser: Browser, as: Required<Entering>['as'], how?: Pick<Entering, 'language' | 'at'>) => Promise<Page>;
}

/**
 * Starts a site of its own in whose newsroom nobody approves their own words. Close `site` in the end.
 * @param from whose content it begins with
 */
export async function startTwoPeople(from: Pick<SiteUnderTest, 'cmsDirectory'>): Promise<TwoPeople> {
  const site = await startSite({ cmsEnv: { TWO_PERSON_RULE: undefined }, from: from.cmsDirectory });
  const { url: cmsUrl, administrator } = site.cms;
  const pages = new Map<string, Page>();
  const enter: TwoPeople['enter'] = async (browser, as, { language = 'en', at } = {}) => {
    const who = `${as.email} ${language}`;
    const page = pages.get(who) ?? (await enterNewsroom(browser, { cmsUrl, administrator }, { as, language }));
    pages.set(who, page);
    if (at !== undefined) await page.goto(cmsUrl + at);
    return page;
  };
  const close = async () => {
    for (const page of pages.values()) await page.context().close();
    await site.close();
  };
  try {
    const session = await logIn(cmsUrl, administrator);
    const ada = await createColleague(cmsUrl, session, 'Author', 'Ada');
    const ben = await createColleague(cmsUrl, session, 'Approver', 'Ben');
    return { site: { ...site, close }, ada, ben, writes: createNewsroom(cmsUrl, ada.session), enter };
  } catch (error) {
    await site.close();
    throw error;
  }
}
