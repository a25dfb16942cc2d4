import { afterEach, beforeEach, expect, jest } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { toHaveNoViolations } from 'jest-axe';
import { format } from 'node:util';

expect.extend(toHaveNoViolations);

const complaints: string[] = [];

beforeEach(() => {
  complaints.length = 0;
  for (const kind of ['error', 'warn'] as const)
    jest.spyOn(console, kind).mockImplementation((...words: unknown[]) => void complaints.push(`console.${kind}: ${format(...words)}`));
});

// React and the libraries report mistakes on the console and carry on; a test must not.
afterEach(() => {
  jest.restoreAllMocks();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
});
