import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { build, program } from './commands.mjs';
import { Failure, explain } from './failure.mjs';
import { install } from './install.mjs';
import { checkPort, portOf } from './ports.mjs';
import { serve, untilServing } from './processes.mjs';
import { secrets } from './secrets.mjs';
import { note, secondsSince, step } from './steps.mjs';
import { root } from './workspace.mjs';

const developing = process.argv.includes('--dev');

/** Where the site listens: `next dev` must be given a name, because it calls itself localhost and takes a number for another server. */
async function webHost() {
  if (!developing) return '127.0.0.1';
  const { address, family } = await lookup('localhost');
  return family === 6 ? `[${address}]` : address;
}

/** Milliseconds for a first start, which creates and fills the database. */
const patience = 240_000;

const cmsRoot = path.join(root, 'apps/cms');
const webRoot = path.join(root, 'apps/web');

/**
 * What an app gets to know: a file's settings count for more than the usual ones, and this shell's for more than a file's.
 * @param {Record<string, string | undefined>} usual
 * @param {Record<string, string | undefined>} file
 */
const settingsOf = (usual, file) => ({ ...usual, ...file, ...process.env, NODE_ENV: developing ? 'development' : 'production' });

/** The CMS writes `[2026-11-23 10:40:36.538] info: message`. */
const logLine = /^\[[^\]]*\] (?<level>\w+): (?<message>.*)$/;

/**
 * @param {number} port
 * @param {Record<string, string | undefined>} settings
 * @param {() => void} onAdministrator called when it has made the first administrator
 */
function serveCms(port, settings, onAdministrator) {
  return serve('The CMS', process.execPath, developing ? [path.join(cmsRoot, 'node_modules/@strapi/strapi/bin/strapi.js'), 'develop'] : [path.join(cmsRoot, 'scripts/start.mjs')], {
    cwd: cmsRoot,
    env: { ...settings, HOST: '127.0.0.1', PORT: String(port), SEED: 'true' },
    read(line) {
      const { level = '', message = '' } = logLine.exec(line)?.groups ?? {};
      if (message.startsWith('The first administrator is ')) onAdministrator();
      if (message.startsWith('Seed ') || level === 'warn' || level === 'error') note(`CMS: ${message}`);
    },
  });
}

/**
 * @param {number} port
 * @param {Record<string, string | undefined>} settings
 */
function serveWeb(port, settings) {
  const args = developing
    ? [path.join(webRoot, 'node_modules/next/dist/bin/next'), 'dev', '--hostname', 'localhost', '--port', String(port)]
    : [path.join(webRoot, '.next/standalone/apps/web/main.js')];
  return serve('The site', process.execPath, args, {
    cwd: webRoot,
    env: { ...settings, PORT: String(port) },
    read: (line) => (developing || /error|⨯/i.test(line) ? note(`Site: ${line}`) : undefined),
  });
}

/** Compiles the contract again whenever it changes: both apps read what comes of it. */
const watchContract = () =>
  serve('The contract', program('tsc'), ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], {
    cwd: path.join(root, 'packages/content'),
    read: (line) => (/error TS/.test(line) ? note(`Contract: ${line}`) : undefined),
  });

/** @returns {Promise<number>} the exit code, once something it serves has ended by itself */
async function main() {
  const began = Date.now();
  const cmsPort = portOf('CMS_PORT', 1337);
  const webPort = portOf('WEB_PORT', 3000);
  if (cmsPort === webPort) throw new Failure(`The CMS and the site cannot both use port ${cmsPort}: set CMS_PORT and WEB_PORT to different numbers.`);
  await checkPort({ name: 'the CMS', port: cmsPort, variable: 'CMS_PORT' });
  await checkPort({ name: 'the site', port: webPort, variable: 'WEB_PORT' });

  await step('Packages', install, (installed) => (installed ? 'installed' : 'as the lockfile says'));
  const files = await step('Secrets', () => secrets(), ({ added }) => (added ? 'written to apps/cms/.env and apps/web/.env' : 'present'));
  await step('Build', () => (developing ? build('@dpo/content') : build('@dpo/cms', '@dpo/web')));

  const SITE_URL = `http://localhost:${webPort}`;
  const webUrl = `http://${await webHost()}:${webPort}`;
  const email = process.env.ADMIN_EMAIL || 'admin@example.com';
  const password = process.env.ADMIN_PASSWORD || `${randomBytes(12).toString('base64url')}-Aa1`;
  const services = developing ? [watchContract()] : [];

  const firstLogIn = `First log-in  ${email}   ${process.env.ADMIN_PASSWORD ? 'with your ADMIN_PASSWORD' : `${password}   (shown this once: note it down)`}`;
  let isFirstStart = false;
  const cmsSettings = { ...settingsOf({ SITE_URL, WEB_URLS: webUrl }, files.cms), ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
  const cms = serveCms(cmsPort, cmsSettings, () => {
    isFirstStart = true;
    // At once: whatever ends this start after now, nobody would ever be told the password again.
    note(firstLogIn);
  });
  // Both at once, so that the site hears of what the CMS is filled with.
  const web = serveWeb(webPort, settingsOf({ SITE_URL, CMS_URL: `http://127.0.0.1:${cmsPort}` }, files.web));
  services.push(cms, web);
  await step(
    'CMS and site',
    () => Promise.all([untilServing(cms, `http://127.0.0.1:${cmsPort}/_health`, patience), untilServing(web, `${webUrl}/healthz`, patience)]),
    () => 'serving',
  );

  console.log(`
Serving after ${secondsSince(began)}.
  The site      ${SITE_URL}/en   ${SITE_URL}/tc
  The newsroom  http://localhost:${cmsPort}/admin`);
  if (isFirstStart) console.log(`  ${firstLogIn}`);
  console.log('Ctrl-C ends both.');

  console.error(`\n${explain(await Promise.race(services.map((service) => service.ended)))}`);
  return 1;
}

runCommand(main, { interruptedCode: 0 });
