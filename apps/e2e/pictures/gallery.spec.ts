import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { freePort } from '@dpo/test-support/free-port';
import { expect, test } from '../test';

const folder = path.join(__dirname, '../../../docs/pictures');
const web = path.join(__dirname, '../../web');
const secret = () => randomBytes(32).toString('base64url');

test('every example of every component', async ({ browser }) => {
  test.setTimeout(240_000);
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const server = spawn(path.join(web, 'node_modules/.bin/next'), ['dev', '--port', String(port), '--hostname', '127.0.0.1'], {
    cwd: web,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', SITE_URL: site, PORT: String(port), CMS_URL: 'http://127.0.0.1:9',
      CMS_TOKEN: secret(), CMS_PREVIEW_TOKEN: secret(), REVALIDATE_SECRET: secret(), PREVIEW_SECRET: secret(),
    },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await expect(async () => {
      await page.goto(`${site}/_gallery`, { timeout: 60_000 });
      await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
    }).toPass({ timeout: 180_000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(folder, `gallery-${colorScheme}.jpg`), type: 'jpeg', quality: 60, fullPage: true });
    }
    await page.close();
  } finally {
    server.kill('SIGTERM');
  }
});
