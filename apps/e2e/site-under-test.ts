import type { CmsSecrets } from '@dpo/test-support/cms';
import type { RunningSite } from '@dpo/test-support/site';

/** What the specs, each in a process of its own, know of the apps that the set-up started. */
export interface SiteUnderTest {
  webUrl: string;
  cmsUrl: string;
  /** Where its database and uploads are. */
  cmsDirectory: string;
  administrator: { email: string; password: string };
  /** One session for all specs: the CMS takes five log-ins in five minutes. */
  session: string;
  secrets: CmsSecrets;
}

const variable = 'SITE_UNDER_TEST';

export function announce({ cms, web }: RunningSite, session: string): void {
  const site: SiteUnderTest = { webUrl: web.url, cmsUrl: cms.url, cmsDirectory: cms.directory, administrator: cms.administrator, session, secrets: cms.secrets };
  process.env[variable] = JSON.stringify(site);
}

export function siteUnderTest(): SiteUnderTest {
  const announced = process.env[variable];
  if (announced === undefined) throw new Error('The set-up has started no site');
  return JSON.parse(announced) as SiteUnderTest;
}
