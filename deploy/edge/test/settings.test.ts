import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv, promisify } from 'node:util';

const run = promisify(execFile);
const house = path.resolve(__dirname, '..', '..', '..');
let home: string;
let file: string;
const makeSecrets = () => run(path.join(home, 'deploy', 'make-secrets.sh'));

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  file = path.join(home, '.env');
  await mkdir(path.join(home, 'deploy'));
  await copyFile(path.join(house, 'deploy', 'make-secrets.sh'), path.join(home, 'deploy', 'make-secrets.sh'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('everything that compose insists on is made, and readable by its owner alone', async () => {
  const compose = await readFile(path.join(house, 'docker-compose.yml'), 'utf8');
  const required = [...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name);
  await makeSecrets();
  const settings = parseEnv(await readFile(file, 'utf8'));
  expect(required.length).toBeGreaterThan(5);
  for (const name of required) expect(settings).toHaveProperty(name, expect.stringMatching(/.{20,}/));
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('no two secrets are the same', async () => {
  const secrets = Object.values(parseEnv(await readFile(file, 'utf8'))).filter((value) => /^[0-9a-f,]{32,}$/.test(value ?? ''));
  expect(secrets.length).toBeGreaterThan(8);
  expect(new Set(secrets).size).toBe(secrets.length);
});

test('run again it keeps what is there and adds what is missing', async () => {
  await writeFile(file, 'SITE_URL=https://www.office.test\nCMS_TOKEN=kept');
  await makeSecrets();
  const settings = parseEnv(await readFile(file, 'utf8'));
  expect(settings).toMatchObject({ SITE_URL: 'https://www.office.test', CMS_TOKEN: 'kept' });
  expect(settings.PREVIEW_SECRET).toMatch(/^[0-9a-f]{64}$/);
  const before = await readFile(file, 'utf8');
  await makeSecrets();
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('regression: the CMS always has a network that leads out; only the edge has', async () => {
  const compose = await readFile(path.join(house, 'docker-compose.yml'), 'utf8');
  const [, services = '', networks = ''] = /^services:\n(.*)^networks:\n(.*)^volumes:/ms.exec(compose) ?? [];
  const open = Array.from(networks.matchAll(/^ {2}(\w+): (.*)$/gm)).flatMap(([, name = '', rest = '']) => (rest.includes('internal: true') ? [] : [name]));
  expect(open).toEqual(['outside']);
  const having = services.split(/^(?= {2}\w+:$)/m).filter((service) => /networks: \[.*\boutside\b/.test(service)).map((service) => service.trim().split(':')[0]);
  expect(having).toEqual(['edge']);
});

test('every container has limits of memory and processes', async () => {
  const compose = await readFile(path.join(house, 'docker-compose.yml'), 'utf8');
  const services = (/^services:\n(.*)^networks:/ms.exec(compose)?.[1] ?? '').split(/^(?= {2}\w+:$)/m).filter((service) => service.includes('<<: *service'));
  expect(services).toHaveLength(4);
  for (const service of services) expect(service).toMatch(/^ {4}mem_limit: \w+$/m);
  expect(compose).toMatch(/^ {2}pids_limit: \d+$/m);
});
