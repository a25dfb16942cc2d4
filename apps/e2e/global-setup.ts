import type { FullConfig } from '@playwright/test';
import { type Newsroom, createNewsroom, logIn } from '@dpo/test-support/newsroom';
import { type RunningSite, startSite } from '@dpo/test-support/site';
import { until } from '@dpo/test-support/until';
import { announce } from './site-under-test';

/**
 * Deliveries arrive in order: when this one has, those of the seeded content have too, and no page changes any more
 * unless a test changes it.
 */
async function settle(webUrl: string, newsroom: Newsroom) {
  const slug = 'the-last-of-the-seed';
  const documentId = await newsroom.save(
    { type: 'news-item', locale: 'en' },
    { slug, title: slug, releaseDate: '2023-01-01', category: 'circular', summary: 'Tells when all deliveries have arrived.' },
  );
  const version = { type: 'news-item', locale: 'en', documentId } as const;
  const status = async () => (await fetch(`${webUrl}/en/news/${slug}`)).status;
  await newsroom.publish(version);
  const isListed = async () => (await (await fetch(`${webUrl}/en/news?year=2023`)).text()).includes(slug);
  await until('the first publish to arrive', async () => (await status()) === 200 && (await isListed()), { within: 60_000, pause: 200 });
  await newsroom.remove(version);
  await until('its deletion to arrive', async () => (await status()) === 410 && !(await isListed()), { within: 60_000, pause: 200 });
}

/** Starts a CMS and a site for the specs of a project. @param from the directory of a CMS whose content it begins with */
async function startFor(project: string, siteUrl: string | undefined, from?: string): Promise<RunningSite> {
  const site = await startSite({ ...(siteUrl === undefined ? {} : { siteUrl }), ...(from === undefined ? {} : { from }) });
  try {
    const session = await logIn(site.cms.url, site.cms.administrator);
    await settle(site.web.url, createNewsroom(site.cms.url, session));
    announce(project, site, session);
  } catch (error) {
    await site.close();
    throw error;
  }
  return site;
}

/** Starts what all projects need, also where specs of one of them were asked for; the first one's content is seeded. @returns what ends it */
export default async function globalSetup({ metadata, projects }: FullConfig): Promise<() => Promise<void>> {
  const siteUrl = typeof metadata.siteUrl === 'string' ? metadata.siteUrl : undefined;
  const sites: RunningSite[] = [];
  const closeAll = async () => {
    await Promise.all(sites.map(async ({ close }) => close()));
  };
  const start = async (name: string, from?: string) => {
    sites.push(await startFor(name, siteUrl, from));
  };
  try {
    const [first, ...others] = projects.map(({ name }) => name);
    if (first !== undefined) await start(first);
    const starts = await Promise.allSettled(others.map((name) => start(name, sites[0]?.cms.directory)));
    // All have ended one way or the other by now: none is left running.
    for (const outcome of starts) if (outcome.status === 'rejected') throw outcome.reason;
  } catch (error) {
    await closeAll();
    throw error;
  }
  return closeAll;
}
