import { readFile } from 'node:fs/promises';

/**
 * @typedef {{ passed: number, failed: string[] }} Results
 */

/** @param {string} path @returns {Promise<any>} */
const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/**
 * Reads what Jest wrote with `--json --outputFile`.
 * @param {string} file
 * @returns {Promise<Results>}
 */
export async function jestResults(file) {
  /** @type {{ testResults: { name: string, message: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const { testResults } = await json(file);
  const tests = testResults.flatMap((suite) => suite.assertionResults.map((test) => ({ ...test, suite: suite.name })));
  // A file that does not load has no tests, but it is a failure.
  const broken = testResults.filter((suite) => suite.assertionResults.length === 0 && suite.message).map((suite) => `${suite.name}: ${suite.message.split('\n')[0]}`);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // A skipped test is one that did not hold.
    failed: [...broken, ...tests.filter(({ status }) => status !== 'passed').map(({ suite, fullName, status }) => `${suite}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`)],
  };
}

/**
 * Reads what Playwright's JSON reporter wrote.
 * @param {string} file
 * @returns {Promise<Results>}
 */
export async function playwrightResults(file) {
  /**
   * @typedef {{ title: string, file: string, specs?: { title: string, ok: boolean, tests: { status: string }[] }[], suites?: Suite[] }} Suite
   * @type {{ suites: Suite[], errors: { message: string }[] }}
   */
  const { suites, errors } = await json(file);
  /** @type {Results} */
  const results = { passed: 0, failed: errors.map(({ message }) => message.split('\n')[0] ?? message) };
  /** @param {Suite} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      // A test that needed a second try, or was skipped, did not hold.
      if (spec.tests.every(({ status }) => status === 'expected')) results.passed += 1;
      else results.failed.push(`${suite.file}: ${spec.title}`);
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of suites) walk(suite);
  return results;
}
