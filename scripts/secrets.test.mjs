import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { secrets } from './secrets.mjs';

const shared = ['CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'];

describe('secrets', () => {
  let apps = '';
  /** @param {'cms' | 'web'} app */
  const fileOf = (app) => path.join(apps, app, '.env');
  /** @param {'cms' | 'web'} app */
  const settingsOf = async (app) => parseEnv(await readFile(fileOf(app), 'utf8'));

  beforeEach(async () => {
    apps = await mkdtemp(path.join(tmpdir(), 'secrets-'));
    for (const app of ['cms', 'web']) await mkdir(path.join(apps, app));
  });
  afterEach(() => rm(apps, { recursive: true }));

  test('are made where there are none, for their owner alone', async () => {
    expect((await secrets(apps)).added).toBe(true);
    for (const app of /** @type {const} */ (['cms', 'web'])) expect((await stat(fileOf(app))).mode & 0o777).toBe(0o600);
    const cms = await settingsOf('cms');
    for (const [name, value] of Object.entries(cms)) expect([name, value]).toEqual([name, expect.stringMatching(/^[0-9a-f]{64}(,[0-9a-f]{64})?$/)]);
    expect(new Set(Object.values(cms)).size).toBe(Object.keys(cms).length);
  });

  test('that both apps need are the same in both, and the web has no others', async () => {
    await secrets(apps);
    const [cms, web] = [await settingsOf('cms'), await settingsOf('web')];
    expect(Object.keys(web).sort()).toEqual([...shared].sort());
    expect(cms).toMatchObject(web);
  });

  test('stay as they are', async () => {
    await secrets(apps);
    const before = await readFile(fileOf('cms'), 'utf8');
    expect((await secrets(apps)).added).toBe(false);
    expect(await readFile(fileOf('cms'), 'utf8')).toBe(before);
  });

  test('that are missing are added below what a person wrote', async () => {
    await writeFile(fileOf('cms'), '# ours\nCMS_TOKEN=chosen-by-a-person');
    await secrets(apps);
    expect(await readFile(fileOf('cms'), 'utf8')).toMatch(/^# ours\nCMS_TOKEN=chosen-by-a-person\nAPP_KEYS=/);
    expect(await settingsOf('web')).toMatchObject({ CMS_TOKEN: 'chosen-by-a-person' });
  });

  test('that only the web has are taken over by the CMS', async () => {
    await writeFile(fileOf('web'), 'PREVIEW_SECRET=known-to-the-web\n');
    const { cms } = await secrets(apps);
    expect(cms.PREVIEW_SECRET).toBe('known-to-the-web');
    expect(await settingsOf('cms')).toMatchObject({ PREVIEW_SECRET: 'known-to-the-web' });
  });

  test('that are empty count as missing', async () => {
    await writeFile(fileOf('cms'), 'CMS_TOKEN=\n');
    await secrets(apps);
    expect((await settingsOf('cms')).CMS_TOKEN).toMatch(/^[0-9a-f]{64}$/);
  });
});
