import type { CmsSecrets } from '@dpo/test-support/cms';
import type { RunningSite } from '@dpo/test-support/site';

/** What specs, each in a process of its own, know of the apps that the set-up started for them. */
export interface SiteUnderTest {
  webUrl: string;
  cmsUrl: string;
  /** Where its database and uploads are. */
  cmsDirectory: string;
  administrator: { email: string; password: string };
  /** One session for all its specs: the CMS takes five log-ins in five minutes. */
  session: string;
  secrets: CmsSecrets;
}

const variable = 'SITES_UNDER_TEST';

const announced = (): Record<string, SiteUnderTest> => JSON.parse(process.env[variable] ?? '{}') as Record<string, SiteUnderTest>;

/** @param project whose specs use it, and no others */
export function announce(project: string, { cms, web }: RunningSite, session: string): void {
  const site: SiteUnderTest = { webUrl: web.url, cmsUrl: cms.url, cmsDirectory: cms.directory, administrator: cms.administrator, session, secrets: cms.secrets };
  process.env[variable] = JSON.stringify({ ...announced(), [project]: site });
}

export function siteUnderTest(project: string): SiteUnderTest {
  const site = announced()[project];
  if (!site) throw new Error(`The set-up has started no site for ${project}`);
  return site;
}
