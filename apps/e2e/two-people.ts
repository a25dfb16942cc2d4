import type { Browser, Page } from '@playwright/test';
import { type Colleague, createColleague } from '@dpo/test-support/colleagues';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type RunningSite, startSite } from '@dpo/test-support/site';
import { type Entering, enterNewsroom } from './newsroom-browser';

export interface TwoPeople {
  site: RunningSite;
  /** An Author. */
  ada: Colleague;
  /** An Approver. */
  ben: Colleague;
  /** Does what Ada does at the keyboard. */
  writes: Newsroom;
  /** As {@link enterNewsroom}. */
  enter: (browser: Browser, as: Required<Entering>['as'], how?: Pick<Entering, 'language' | 'at'>) => Promise<Page>;
}

/** Starts a site of its own in whose newsroom nobody approves their own words. Close `site` in the end. */
export async function startTwoPeople(): Promise<TwoPeople> {
  const site = await startSite({ cmsEnv: { TWO_PERSON_RULE: undefined } });
  const { url: cmsUrl, administrator } = site.cms;
  try {
    const session = await logIn(cmsUrl, administrator);
    const ada = await createColleague(cmsUrl, session, 'Author', 'Ada');
    const ben = await createColleague(cmsUrl, session, 'Approver', 'Ben');
    return { site, ada, ben, writes: createNewsroom(cmsUrl, ada.session), enter: (browser, as, how = {}) => enterNewsroom(browser, { cmsUrl, administrator }, { as, ...how }) };
  } catch (error) {
    await site.close();
    throw error;
  }
}
