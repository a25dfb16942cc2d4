import { expect, test } from '@jest/globals';
import { newestRevision } from './revision';

test('the newest change counts, whatever the order', () => {
  const [old, recent] = [{ updatedAt: '2026-11-22T23:00:00.000Z' }, { updatedAt: '2026-11-23T01:00:00.000Z' }];
  expect(newestRevision([old, recent])).toBe(recent.updatedAt);
  expect(newestRevision([recent, null, old])).toBe(recent.updatedAt);
  expect(newestRevision([])).toBeNull();
});
