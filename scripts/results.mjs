/** @typedef {import('./report.mjs').Results} Results */

/**
 * @typedef {{ status: string, fullName: string }} JestTest
 * @typedef {{ name: string, message: string, assertionResults: JestTest[] }} JestFile
 */

/**
 * Counts what Jest wrote with `--json --outputFile`.
 * @param {string} json
 * @param {string} root which file names are shown from
 * @returns {Results}
 */
export function jestResults(json, root) {
  const { testResults } = /** @type {{ testResults: JestFile[] }} */ (JSON.parse(json));
  const nameOf = (/** @type {JestFile} */ file) => (file.name.startsWith(`${root}/`) ? file.name.slice(root.length + 1) : file.name);
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: nameOf(file) })));
  // A file that does not load has no tests, but it is a failure.
  const broken = testResults.filter((file) => file.assertionResults.length === 0 && file.message !== '').map((file) => `${nameOf(file)}: did not load`);
  // A skipped test is one that did not hold.
  const failed = tests.filter(({ status }) => status !== 'passed');
  return {
    passed: tests.length - failed.length,
    failed: [...broken, ...failed.map(({ file, fullName, status }) => `${file}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`)],
  };
}

/**
 * @typedef {{ title: string, file: string, line: number, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/**
 * Counts what Playwright's JSON reporter wrote.
 * @param {string} json
 * @returns {Results}
 */
export function playwrightResults(json) {
  const { suites, errors } = /** @type {{ suites: PlaywrightSuite[], errors: { message: string }[] }} */ (JSON.parse(json));
  const specs = suites.flatMap(specsOf);
  // A test that needed a second try, or was skipped, did not hold.
  const failed = specs.filter(({ tests }) => !tests.every(({ status }) => status === 'expected'));
  return {
    passed: specs.length - failed.length,
    failed: [...errors.map(({ message }) => message.split('\n')[0] ?? message), ...failed.map(({ file, line, title }) => `${file}:${line}: ${title}`)],
  };
}
