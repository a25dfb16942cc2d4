import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { root } from './workspace.mjs';

jest.setTimeout(300_000);

/** Settings files that the command writes where there are none: those that were not there before are taken away again. */
const written = ['apps/cms/.env', 'apps/web/.env'].map((file) => path.join(root, file)).filter((file) => !existsSync(file));

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/**
 * Runs `npm start` until it serves, or ends.
 * @param {Record<string, string>} env
 */
async function start(env) {
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], { cwd: root, env: { ...process.env, NODE_ENV: undefined, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('close', resolve));
  const serving = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        output += `${line}\n`;
        if (line.startsWith('Ctrl-C ends both.')) resolve(undefined);
      });
  });
  await Promise.race([serving, ended]);
  return { child, ended, output: () => output };
}

/** @param {string} url */
const statusAt = (url) => fetch(url, { redirect: 'manual' }).then(({ status }) => status, () => null);

describe('npm start', () => {
  /** @type {string} */
  let scratch;
  /** @type {Record<string, string>} */
  let env;
  let site = '';
  let newsroom = '';

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'start-'));
    await mkdir(path.join(scratch, 'public/uploads'), { recursive: true });
    const [web, cms] = [await freePort(), await freePort()];
    env = { WEB_PORT: String(web), CMS_PORT: String(cms), DATABASE_FILENAME: path.join(scratch, 'data.db'), PUBLIC_DIR: path.join(scratch, 'public'), ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
    site = `http://127.0.0.1:${web}`;
    newsroom = `http://127.0.0.1:${cms}`;
  });

  afterAll(async () => {
    await rm(scratch, { recursive: true, force: true });
    for (const file of written) await rm(file, { force: true });
  });

  /** @param {string} output what the first start printed */
  const firstLogIn = (output) => / First log-in {2}(\S+) {3}(\S+) {3}\(shown this once/.exec(output)?.slice(1) ?? [];

  test('fills an empty newsroom, tells the first log-in, and ends both apps at a Ctrl-C', async () => {
    const { child, ended, output } = await start(env);
    expect(output()).toMatch(/✓ Packages: .* \(\d+\.\d s\)\n[^]*✓ Secrets: .* s\)\n[^]*✓ Build: .* s\)\n[^]*✓ CMS and site: serving \(\d+\.\d s\)/);
    expect(output()).toContain(`The site      http://localhost:${env.WEB_PORT}/en   http://localhost:${env.WEB_PORT}/tc`);
    expect(output()).toContain(`The newsroom  http://localhost:${env.CMS_PORT}/admin`);
    expect(output()).toMatch(/CMS: Seed /);
    for (const address of [`${site}/en`, `${site}/tc`, `${newsroom}/admin`]) expect([address, await statusAt(address)]).toEqual([address, 200]);

    const [email = '', password = ''] = firstLogIn(output());
    const answer = await fetch(`${newsroom}/admin/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) });
    expect(answer.status).toBe(200);

    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect([await statusAt(site), await statusAt(newsroom)]).toEqual([null, null]);
  });

  test('starts again as things are, and names no log-in, since there is one', async () => {
    const { child, ended, output } = await start(env);
    expect(output()).toContain('✓ Secrets: present');
    expect(firstLogIn(output())).toEqual([]);
    expect(await statusAt(`${site}/tc/news`)).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('says in one sentence what is wrong and how to mend it, and leaves nothing running', async () => {
    const taken = createServer();
    await new Promise((resolve) => taken.listen(Number(env.WEB_PORT), '127.0.0.1', () => resolve(undefined)));
    const blocked = await start(env);
    expect([await blocked.ended, blocked.output()]).toEqual([1, expect.stringMatching(/Port \d+, for the site, is taken: stop what uses it, or choose another with WEB_PORT=\d+\./)]);
    await new Promise((resolve) => taken.close(resolve));

    const weak = await start({ ...env, REVALIDATE_SECRET: 'short' });
    expect([await weak.ended, weak.output()]).toEqual([1, expect.stringMatching(/ended by itself \(exit code 1\): mend what its last lines above say, then start again\./)]);
    expect(weak.output()).toContain('REVALIDATE_SECRET');
    expect([await statusAt(site), await statusAt(newsroom)]).toEqual([null, null]);
  });
});
