import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { build, program, turboBuild } from './commands.mjs';
import { Failure } from './failure.mjs';
import { install } from './install.mjs';
import { run } from './processes.mjs';
import { chromium, nginx } from './programs.mjs';
import { Report } from './report.mjs';
import { jestResults, playwrightResults } from './results.mjs';
import { secondsSince } from './steps.mjs';
import { foldersOf, lockfile, root } from './workspace.mjs';

const parts = ['lint', 'types', 'unit', 'build', 'integration', 'browser'];
const chosen = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',');
const wants = (/** @type {string} */ part) => chosen?.includes(part) ?? true;

const integrationTests = '\\.integration\\.test\\.';

/** V8 waits longer before it optimizes: the servers under test live for seconds, and the cores are what the tests wait for. */
const shortLived = { TEST_SERVER_FLAGS: '--interrupt-budget=2000000' };

/** @param {string} folder @param {readonly string[]} args @param {Record<string, string>} [env] */
const runJest = (folder, args, env = {}) => run(program('jest'), args, { cwd: path.join(root, folder), env: { NODE_ENV: 'test', ...shortLived, ...env } });

/** The folders that have Jest tests of a kind: `unit` or `integration`. @param {'unit' | 'integration'} kind */
async function foldersWithTests(kind) {
  const folders = ['scripts', ...foldersOf(await lockfile())].filter((folder) => existsSync(path.join(root, folder, 'jest.config.mjs')));
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const { code, output } = await runJest(folder, ['--listTests']);
      if (code !== 0) throw new Failure(`Jest cannot read the configuration of ${folder}: mend what its log above says.`, output);
      const isIntegration = (/** @type {string} */ file) => new RegExp(integrationTests).test(file);
      return output.split('\n').some((file) => file.includes('.test.') && isIntegration(file) === (kind === 'integration'));
    }),
  );
  return folders.filter((_, index) => listed[index]);
}

/** @param {Report} report @param {'unit' | 'integration'} kind @returns {Promise<string[]>} none where they cannot be listed, which counts as a failure */
async function foldersToTest(report, kind) {
  /** @type {string[]} */
  let folders = [];
  await report.prepare(`Folders with ${kind} tests`, async () => {
    folders = await foldersWithTests(kind);
  });
  return folders;
}

/**
 * @param {string} folder
 * @param {string} file where the results go
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
async function jest(folder, file, args, env) {
  await rm(file, { force: true });
  const { code, output } = await runJest(folder, ['--json', `--outputFile=${file}`, ...args], env);
  if (!existsSync(file)) throw new Failure(`The tests of ${folder} did not run: mend what the log above says.`, output);
  const { passed, failed } = jestResults(await readFile(file, 'utf8'), root);
  return { passed, failed: code !== 0 && failed.length === 0 ? [`${folder}: Jest ended with ${code}`] : failed, output };
}

/** @param {string} file where the results go */
async function playwright(file) {
  const CHROME_PATH = await chromium();
  const cwd = path.join(root, 'apps/e2e');
  const { code, output } = await run(path.join(cwd, 'node_modules/.bin/playwright'), ['test', '--reporter=list,json'], {
    cwd,
    env: { CHROME_PATH, ...shortLived, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  if (!existsSync(file)) throw new Failure('The browser tests did not run: mend what the log above says.', output);
  const { passed, failed } = playwrightResults(await readFile(file, 'utf8'));
  return { passed, failed: code !== 0 && failed.length === 0 ? [`Playwright ended with ${code}`] : failed, output };
}

/** @param {Report} report @param {string} scratch folder for results */
async function runParts(report, scratch) {
  const couldInstall = await report.prepare('Packages', () => install());
  if (!couldInstall) return;
  const [couldPrepare] = await Promise.all([
    report.prepare('Contract and test support', () => build('@dpo/content', '@dpo/test-support', '@dpo/bench')),
    // It reads nothing that is built.
    wants('lint') && report.check('Lint', () => run(program('eslint'), ['.', '--max-warnings=0'])),
  ]);
  if (!couldPrepare) return;

  const couldBuild = await before(report, scratch);
  if (!couldBuild) return;
  if (wants('integration')) await integration(report, scratch);
  if (wants('browser')) await browserTests(report, scratch);
}

/**
 * All that needs nothing started, and the build: two things at a time, because most of them use one core.
 * @param {Report} report
 * @param {string} scratch folder for results
 * @returns {Promise<boolean>} whether there is a build to test
 */
async function before(report, scratch) {
  const types = async () => {
    if (!wants('types')) return;
    await report.check('Types, and the rules that know them', () => run(program('oxlint'), ['--type-aware', '--type-check', '--deny-warnings']));
    await report.check('Types of the scripts', () => run(program('tsc'), ['-p', 'scripts']));
  };
  const lint = async () => {
    if (!wants('lint')) return;
    await report.check('Import zones and cycles', () => run(program('depcruise'), ['apps', 'packages', 'deploy', 'scripts', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long']));
    await report.check('Unused files, exports and dependencies', () => run(program('knip'), ['--no-progress']));
  };
  const unit = async () => {
    if (!wants('unit')) return;
    for (const folder of await foldersToTest(report, 'unit'))
      await report.group(`Unit tests of ${folder}`, () => jest(folder, path.join(scratch, 'unit.json'), ['--maxWorkers=2', `--testPathIgnorePatterns=${integrationTests}`, '--testPathIgnorePatterns=/node_modules/']));
  };
  const typed = types();
  const [couldBuild] = await Promise.all([
    // Both read what the build writes.
    Promise.all([typed, lint()]).then(() => ['build', 'integration', 'browser'].some(wants) && report.check('Build', () => turboBuild(['@dpo/cms', '@dpo/web']))),
    typed.then(unit),
  ]);
  return couldBuild;
}

/**
 * The newsroom's take longest, those of the scripts beside them. The edge's, which look at what is kept for a second, have the
 * machine to themselves.
 * @param {Report} report
 * @param {string} scratch folder for results
 */
async function integration(report, scratch) {
  const folders = await foldersToTest(report, 'integration');
  const edge = 'deploy/edge';
  const support = path.join(root, 'packages/test-support/dist');
  const test = async (/** @type {string} */ folder) => {
    const env = folder === edge ? { NGINX_PATH: await nginx() } : {};
    // Those of the newsroom wait for hours and for each other now and then: a third worker fills what two leave idle.
    const own = folder === 'apps/cms' ? ['--maxWorkers=3', `--globalSetup=${support}/share-first-start.js`, `--globalTeardown=${support}/end-sharing.js`] : ['--maxWorkers=2'];
    return jest(folder, path.join(scratch, `${folder.replaceAll('/', '-')}.json`), [`--testPathPatterns=${integrationTests}`, ...own], env);
  };
  const group = (/** @type {string} */ folder) => report.group(`Integration tests of ${folder}`, () => test(folder));
  await Promise.all(folders.filter((folder) => folder !== edge).map(group));
  if (folders.includes(edge)) await group(edge);
}

/** @param {Report} report @param {string} scratch folder for results */
async function browserTests(report, scratch) {
  // It may have to be installed first, and once.
  if (!(await report.prepare('Browser', chromium))) return;
  await report.group('Browser tests', () => playwright(path.join(scratch, 'browser.json')));
}

async function main() {
  const unknown = chosen?.filter((part) => !parts.includes(part)) ?? [];
  if (unknown.length > 0) throw new Failure(`There is no part "${unknown.join(', ')}": choose from ${parts.join(', ')}.`);
  const began = Date.now();
  const scratch = await mkdtemp(path.join(tmpdir(), 'test-results-'));
  const report = new Report();
  try {
    await runParts(report, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`Tested in ${secondsSince(began)}.`);
  return report.close();
}

runCommand(main, { interruptedCode: 130 });
