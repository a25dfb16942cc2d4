import { logIn } from '@dpo/test-support/newsroom';
import { startSite } from '@dpo/test-support/site';
import { announce } from './site-under-test';

/** Starts the CMS and the site for all specs. @returns what ends them */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const site = await startSite();
  try {
    announce(site, await logIn(site.cms.url, site.cms.administrator));
  } catch (error) {
    await site.close();
    throw error;
  }
  return site.close;
}
