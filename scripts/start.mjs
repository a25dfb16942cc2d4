import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { build, root } from './commands.mjs';
import { runMain } from './failure.mjs';
import { checkNode, install } from './install.mjs';
import { checkPort, portOf } from './ports.mjs';
import { serve, untilServing } from './processes.mjs';
import { secrets } from './secrets.mjs';
import { secondsSince, step } from './steps.mjs';

const developing = process.argv.includes('--dev');
const began = Date.now();

/** Milliseconds for a first start, which creates and fills the database. */
const patience = 240_000;

/** What the CMS prints when it made the first administrator. */
const madeAdministrator = /The first administrator is (\S+?)\.?$/;

/** @type {import('./processes.mjs').Service[]} */
const services = [];

/** @param {number} code */
async function leave(code) {
  // The web first: it reads from the CMS.
  for (const service of services.reverse()) await service.stop();
  process.exit(code);
}

async function main() {
  checkNode();
  const cmsPort = portOf('CMS_PORT', 1337);
  const webPort = portOf('WEB_PORT', 3000);
  await checkPort('the CMS', cmsPort, 'CMS_PORT');
  await checkPort('the site', webPort, 'WEB_PORT');

  await step('Packages', install, (installed) => (installed ? 'installed' : 'as the lockfile says'));
  const settings = await step('Secrets', () => secrets(), ({ made }) => (made ? 'written to apps/cms/.env and apps/web/.env' : 'present'));
  await step('Build', () => (developing ? build('@dpo/content') : build('@dpo/cms', '@dpo/web')));

  const stop = () => {
    console.log('\nStopping …');
    void leave(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  if (developing) {
    const watch = ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
    services.push(
      serve('The contract', process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...watch], {
        cwd: path.join(root, 'packages/content'),
        env: {},
        show: (line) => line.includes('error'),
      }),
    );
  }

  const siteUrl = settings.web.SITE_URL ?? `http://localhost:${webPort}`;
  const email = process.env.ADMIN_EMAIL || 'admin@example.com';
  const password = process.env.ADMIN_PASSWORD || `${randomBytes(9).toString('base64url')}-Aa1`;
  let isNew = false;

  const cmsRoot = path.join(root, 'apps/cms');
  const cms = serve('The CMS', process.execPath, [path.join(cmsRoot, 'node_modules/@strapi/strapi/bin/strapi.js'), developing ? 'develop' : 'start'], {
    cwd: cmsRoot,
    env: {
      WEB_URLS: `http://127.0.0.1:${webPort}`, SITE_URL: siteUrl, ...settings.cms,
      NODE_ENV: developing ? 'development' : 'production', HOST: '127.0.0.1', PORT: String(cmsPort), SEED: 'true',
      ADMIN_EMAIL: email, ADMIN_PASSWORD: password,
    },
    show(line) {
      isNew ||= madeAdministrator.test(line);
      return /seed/i.test(line) || (developing && /error|warn/i.test(line));
    },
  });
  services.push(cms);
  await step('CMS', () => untilServing(cms, `http://127.0.0.1:${cmsPort}/_health`, patience), () => 'serving');

  const webRoot = path.join(root, 'apps/web');
  const web = serve('The site', process.execPath, developing ? [path.join(webRoot, 'node_modules/next/dist/bin/next'), 'dev'] : [path.join(webRoot, '.next/standalone/apps/web/main.js')], {
    cwd: webRoot,
    env: { SITE_URL: siteUrl, CMS_URL: `http://127.0.0.1:${cmsPort}`, ...settings.web, PORT: String(webPort), NODE_ENV: developing ? 'development' : 'production' },
    show: (line) => developing || /error|⨯/i.test(line),
  });
  services.push(web);
  await step('Site', () => untilServing(web, `http://127.0.0.1:${webPort}/healthz`, patience), () => 'serving');

  console.log(`
Serving after ${secondsSince(began)}.
  The site      http://localhost:${webPort}/en   http://localhost:${webPort}/tc
  The newsroom  http://localhost:${cmsPort}/admin`);
  if (isNew)
    console.log(`  First log-in  ${email}   ${process.env.ADMIN_PASSWORD ? 'with your ADMIN_PASSWORD' : `${password}   (shown once: note it down)`}`);
  console.log('Ctrl-C ends both.');

  const failure = await Promise.race(services.map((service) => service.ended));
  console.error(failure.details);
  console.error(`\n${failure.message}`);
  await leave(1);
}

runMain(() =>
  main().catch(async (error) => {
    for (const service of services.reverse()) await service.stop();
    throw error;
  }),
);
