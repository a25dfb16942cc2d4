/** @returns the smallest value that is not below `share` of all values (nearest rank) */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
  if (value === undefined) throw new RangeError('Nothing was measured');
  return value;
}

export interface Distribution {
  count: number;
  p50: number;
  p95: number;
  max: number;
}

export const distributionOf = (values: readonly number[]): Distribution => ({
  count: values.length,
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  max: percentile(values, 1),
});
