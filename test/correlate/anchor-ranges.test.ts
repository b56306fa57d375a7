import { expect, test } from 'vitest';
import { AnchorRanges, jitter } from '../../src/correlate/anchor-ranges.js';

test('a clock goes back against the latest time so far, also in small steps', () => {
  const noon = Date.UTC(1999, 2, 26, 12);
  const steadyAfter = (...times: number[]): boolean => {
    const ranges = new AnchorRanges();
    for (const time of times) ranges.addTime(time);
    return ranges.steadyFrom !== null;
  };
  expect(steadyAfter(noon, noon - jitter, noon, noon + jitter)).toBe(true);
  expect(steadyAfter(noon, noon - jitter - 1)).toBe(false);
  expect(steadyAfter(noon, noon - 0.6 * jitter, noon - 1.2 * jitter)).toBe(false);
});
