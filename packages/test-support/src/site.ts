import { type RunningCms, cmsSecrets, startCms } from './cms';
import { copyCms } from './cms-copy';
import { freePort } from './free-port';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { type RunningWeb, startWeb } from './web';

export interface RunningSite {
  cms: RunningCms;
  web: RunningWeb;
  /** Ends both and deletes what they wrote. */
  close(): Promise<void>;
}

/**
 * Starts the CMS with seeded content, and the site on it: the production builds, on free ports of 127.0.0.1.
 * @param options.siteUrl what the site calls itself, and the CMS calls it; its address here when not given
 * @param options.cmsEnv on top of the CMS's settings; `undefined` takes one away
 * @param options.from the directory of a CMS whose content it begins with, instead of seeding it
 */
export async function startSite({ siteUrl, cmsEnv = {}, from }: { siteUrl?: string; cmsEnv?: Readonly<Record<string, string | undefined>>; from?: string } = {}): Promise<RunningSite> {
  const port = await freePort();
  const webUrl = `http://127.0.0.1:${port}`;
  const content = from === undefined ? { env: { SEED: 'true' } } : { directory: await copyCms(from), env: {} };
  const cms = await startCms({ ...content, env: { ...content.env, WEB_URLS: webUrl, SITE_URL: siteUrl ?? webUrl, ...cmsEnv } });
  const closeCms = async () => {
    await cms.stop();
    await cms.remove();
  };
  const web = await startWeb({ cmsUrl: cms.url, secrets: cms.secrets, port, ...(siteUrl ? { siteUrl } : {}) }).catch(async (error: unknown) => {
    await closeCms();
    throw error;
  });
  return {
    cms,
    web,
    async close() {
      await web.stop();
      await Promise.all([closeCms(), web.remove()]);
    },
  };
}

export interface FragileSite {
  /** Between the site and the CMS it reads from. */
  reading: FaultProxy;
  /** Between the CMS and the site it tells of changes. */
  delivering: FaultProxy;
  cms(): RunningCms;
  web(): RunningWeb;
  /** Starts the CMS again, on what the one before left. */
  restartCms(): Promise<void>;
  /** Starts the site again, on what the one before left. */
  restartWeb(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a site whose parts can be killed and whose network can be broken.
 * @param cmsDirectory of a CMS whose content it begins with
 */
export async function startFragileSite(cmsDirectory: string): Promise<FragileSite> {
  const [cmsPort, webPort] = [await freePort(), await freePort()];
  const webUrl = `http://127.0.0.1:${webPort}`;
  const [reading, delivering] = await Promise.all([startFaultProxy(`http://127.0.0.1:${cmsPort}`), startFaultProxy(webUrl)]);
  const cmsOptions = { port: cmsPort, directory: await copyCms(cmsDirectory), env: { WEB_URLS: delivering.url, SITE_URL: webUrl } };
  const webOptions = { port: webPort, cmsUrl: reading.url, secrets: cmsSecrets() };
  let cms = await startCms(cmsOptions);
  let web = await startWeb(webOptions);
  return {
    reading,
    delivering,
    cms: () => cms,
    web: () => web,
    async restartCms() {
      cms = await startCms(cmsOptions);
    },
    async restartWeb() {
      web = await startWeb({ ...webOptions, directory: web.directory });
    },
    async close() {
      await Promise.all([cms.stop(), web.stop()]);
      await Promise.all([reading.close(), delivering.close(), cms.remove(), web.remove()]);
    },
  };
}
