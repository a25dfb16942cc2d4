import { expect, test } from '@jest/globals';
import { distributionOf } from './distribution';

test('the 95th percentile of fifty values is the forty-eighth', () => {
  const values = Array.from({ length: 50 }, (_, index) => 50 - index);
  expect(distributionOf(values)).toEqual({ count: 50, p50: 25, p95: 48, max: 50 });
});

test('one value is all of its distribution, and none has no distribution', () => {
  expect(distributionOf([7])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 });
  expect(() => distributionOf([])).toThrow('Nothing was measured');
});
