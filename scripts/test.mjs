import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, pnpm, root, run } from './commands.mjs';
import { Failure, runMain } from './failure.mjs';
import { checkNode, install } from './install.mjs';
import { chromium, nginx } from './programs.mjs';
import { jestResults, playwrightResults } from './results.mjs';
import { secondsSince, step } from './steps.mjs';

const parts = ['lint', 'types', 'unit', 'build', 'integration', 'browser'];
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');

/** @typedef {import('./results.mjs').Results} Results */

/** @type {Results} */
const total = { passed: 0, failed: [] };
const tail = (/** @type {string} */ output) => output.trimEnd().split('\n').slice(-60).join('\n');

/**
 * One check that passes or fails as a whole counts as one test.
 * @param {string} title
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns whether it held
 */
async function check(title, work) {
  return group(title, async () => {
    const { code, output } = await work();
    if (code !== 0) console.log(`\n${tail(output)}`);
    return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [title] };
  });
}

/**
 * @param {string} title
 * @param {() => Promise<Results>} work
 * @returns whether all of it held
 */
async function group(title, work) {
  const results = await step(
    title,
    () =>
      work().catch((/** @type {unknown} */ error) => {
        console.log(error instanceof Failure ? `\n${tail(error.details)}\n${error.message}` : error);
        return { passed: 0, failed: [`${title}: could not run`] };
      }),
    ({ passed, failed }) => (failed.length === 0 ? `${passed} passed` : `${passed} passed, ${failed.length} FAILED`),
  );
  total.passed += results.passed;
  total.failed.push(...results.failed);
  return results.failed.length === 0;
}

/** The workspace packages that have Jest tests. */
async function jestPackages() {
  const folders = await Promise.all(['apps', 'packages'].map(async (base) => (await readdir(path.join(root, base))).map((name) => path.join(base, name))));
  return [...folders.flat(), 'deploy/edge', 'scripts'].filter((folder) => ['mjs', 'js', 'cjs'].some((end) => existsSync(path.join(root, folder, `jest.config.${end}`))));
}

/**
 * @param {string} folder of the package
 * @param {string} scratch where the results go
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Results>}
 */
async function jest(folder, scratch, args, env = {}) {
  const file = path.join(scratch, `${folder.replaceAll('/', '-')}.json`);
  await rm(file, { force: true });
  const { code, output } = await run(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${file}`, '--passWithNoTests', ...args], {
    cwd: path.join(root, folder),
    env: { NODE_ENV: 'test', ...env },
  });
  if (!existsSync(file)) throw new Failure(`The tests of ${folder} did not run; the log stands above.`, output);
  const results = await jestResults(file);
  if (code !== 0) console.log(`\n${output.slice(-12_000)}`);
  if (code !== 0 && results.failed.length === 0) results.failed.push(`${folder}: Jest ended with ${code}`);
  return results;
}

const integration = '\\.integration\\.test\\.';

async function main() {
  checkNode();
  const unknown = only?.filter((part) => !parts.includes(part)) ?? [];
  if (unknown.length > 0) throw new Failure(`There is no part "${unknown.join(', ')}": choose from ${parts.join(', ')}.`);
  const wants = (/** @type {string} */ part) => only?.includes(part) ?? true;
  const began = Date.now();
  const scratch = await mkdtemp(path.join(tmpdir(), 'test-results-'));

  await step('Packages', install, (installed) => (installed ? 'installed' : 'as the lockfile says'));
  await step('Contract and test support', () => build('@dpo/content', '@dpo/test-support', '@dpo/bench'));
  const packages = await jestPackages();
  const exec = (/** @type {string[]} */ ...args) => run('npx', [...pnpm, 'exec', ...args]);

  if (wants('lint')) {
    await check('Lint', () => exec('turbo', 'run', 'lint', '--concurrency=2', '--output-logs=errors-only', '--continue'));
    await check('Import zones and cycles', () => exec('depcruise', '--config', '.dependency-cruiser.mjs', 'apps', 'packages', '--output-type', 'err-long'));
    await check('Unused files, exports and dependencies', () => exec('knip', '--no-progress'));
  }
  if (wants('types')) await check('Types', () => exec('turbo', 'run', 'types', '--concurrency=2', '--output-logs=errors-only', '--continue'));
  if (wants('unit'))
    for (const folder of packages) await group(`Unit tests of ${folder}`, () => jest(folder, scratch, ['--maxWorkers=2', `--testPathIgnorePatterns=${integration}`, '/node_modules/', '/dist/', '/\\.next/']));

  let built = true;
  if (['build', 'integration', 'browser'].some(wants))
    built = await check('Build', () => build('@dpo/cms', '@dpo/web').then((output) => ({ code: 0, output }), (/** @type {Failure} */ failure) => ({ code: 1, output: failure.details })));
  if (built && wants('integration')) {
    const env = { NGINX_PATH: await nginx() };
    for (const folder of packages) {
      const listed = await run(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--listTests', `--testPathPatterns=${integration}`], { cwd: path.join(root, folder) });
      if (/\.integration\.test\./.test(listed.output)) await group(`Integration tests of ${folder}`, () => jest(folder, scratch, ['--runInBand', `--testPathPatterns=${integration}`], env));
    }
  }
  if (built && wants('browser')) await group('Browser tests', () => browserTests(scratch));

  await rm(scratch, { recursive: true, force: true });
  for (const name of total.failed) console.log(`FAILED ${name}`);
  console.log(`Tested in ${secondsSince(began)}.`);
  console.log(`${total.passed} passed, ${total.failed.length} failed`);
  process.exit(total.failed.length > 0 || total.passed === 0 ? 1 : 0);
}

/** @param {string} scratch @returns {Promise<Results>} */
async function browserTests(scratch) {
  const file = path.join(scratch, 'browser.json');
  const { code, output } = await run(process.execPath, [path.join(root, 'apps/e2e/node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    cwd: path.join(root, 'apps/e2e'),
    env: { CHROME_PATH: await chromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  if (!existsSync(file)) throw new Failure('The browser tests did not run; the log stands above.', output);
  const results = await playwrightResults(file);
  if (code !== 0) console.log(`\n${output.slice(-15_000)}`);
  if (code !== 0 && results.failed.length === 0) results.failed.push(`Playwright ended with ${code}`);
  return results;
}

runMain(main);
