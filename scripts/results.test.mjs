import { describe, expect, test } from '@jest/globals';
import { jestResults, playwrightResults } from './results.mjs';

describe('what Jest wrote', () => {
  /** @param {object[]} testResults */
  const count = (...testResults) => jestResults(JSON.stringify({ testResults }), '/house');

  test('counts what passed, and names what did not by file and title', () => {
    const file = {
      name: '/house/apps/web/a.test.ts',
      message: 'a long report',
      assertionResults: [
        { status: 'passed', fullName: 'a holds' },
        { status: 'failed', fullName: 'b holds' },
      ],
    };
    expect(count(file)).toEqual({ passed: 1, failed: ['apps/web/a.test.ts: b holds'] });
  });

  test.each(['pending', 'todo', 'skipped'])('takes a %s test for one that did not hold', (status) => {
    expect(count({ name: '/house/a.test.ts', message: '', assertionResults: [{ status, fullName: 'a' }] })).toEqual({ passed: 0, failed: [`a.test.ts: a (${status})`] });
  });

  test('takes a file that does not load for a failure', () => {
    expect(count({ name: '/house/a.test.ts', message: 'SyntaxError', assertionResults: [] })).toEqual({ passed: 0, failed: ['a.test.ts: did not load'] });
  });
});

describe('what Playwright wrote', () => {
  /** @param {string} title @param {...string} statuses */
  const spec = (title, ...statuses) => ({ title, file: 'a.spec.ts', line: 3, tests: statuses.map((status) => ({ status })) });

  test('counts specs in suites within suites', () => {
    const report = { errors: [], suites: [{ title: 'a.spec.ts', specs: [spec('one', 'expected')], suites: [{ title: 'inner', specs: [spec('two', 'expected')] }] }] };
    expect(playwrightResults(JSON.stringify(report))).toEqual({ passed: 2, failed: [] });
  });

  test.each(['unexpected', 'flaky', 'skipped'])('names a spec that was %s', (status) => {
    const report = { errors: [], suites: [{ title: 'a.spec.ts', specs: [spec('one', 'expected', status)] }] };
    expect(playwrightResults(JSON.stringify(report))).toEqual({ passed: 0, failed: ['a.spec.ts:3: one'] });
  });

  test('takes an error outside of the specs for a failure', () => {
    expect(playwrightResults(JSON.stringify({ errors: [{ message: 'no site\nat …' }], suites: [] }))).toEqual({ passed: 0, failed: ['no site'] });
  });
});
