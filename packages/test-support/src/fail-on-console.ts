import { format } from 'node:util';
import { afterEach, beforeEach, jest } from '@jest/globals';

/*
 * For Jest's `setupFilesAfterEnv`: a test during which anything complains on the console fails.
 * Libraries report mistakes there and carry on; a test must not.
 */
const complaints: string[] = [];

beforeEach(() => {
  complaints.length = 0;
  for (const kind of ['error', 'warn'] as const)
    jest.spyOn(console, kind).mockImplementation((...words: unknown[]) => {
      complaints.push(`console.${kind}: ${format(...words)}`);
    });
});

afterEach(() => {
  jest.restoreAllMocks();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
});
