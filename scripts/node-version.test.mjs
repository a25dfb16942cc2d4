import { describe, expect, test } from '@jest/globals';
import { nodeProblem } from './node-version.mjs';

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '21.0.0', '22.1.0', '24.99.0'])('%s is taken', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  test.each(['18.20.4', '20.18.3', '25.0.0', '26.1.0'])('%s is refused in one sentence that says which to install', (version) => {
    expect(nodeProblem(version)).toBe(`This needs Node.js 20.19 to 24, and this is ${version}: install one of those, for example from nodejs.org.`);
  });
});
