/** Ranges of numbers, put together where they touch. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ranges } from '../../src/correlate/ranges.js';

const nothing = Number.POSITIVE_INFINITY;

test('tells from where on what is added is new', () => {
  const ranges = new Ranges();
  expect(ranges.start).toBe(nothing);
  expect(ranges.add(10, 20)).toBe(10);
  expect([ranges.add(12, 18), ranges.add(10, 20), ranges.add(20, 20)]).toEqual([nothing, nothing, nothing]);
  expect(ranges.add(15, 25)).toBe(20);
  expect(ranges.add(25, 30)).toBe(25);
  expect([ranges.length, ranges.start]).toEqual([1, 10]);
  expect(ranges.add(5, 7)).toBe(5);
  expect([ranges.length, ranges.start]).toEqual([2, 5]);
  expect(ranges.add(4, 5)).toBe(4);
  expect([ranges.length, ranges.start]).toEqual([2, 4]);
  expect(ranges.add(3, 10)).toBe(3);
  expect([ranges.length, ranges.start]).toEqual([1, 3]);
});

test('meets what any of those that were added meets', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 }))
    .map(([from, length]) => [from, from + length] as const);
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), range, (added, [from, to]) => {
      const ranges = new Ranges();
      for (const [start, end] of added) ranges.add(start, end);
      expect(ranges.meets(from, to)).toBe(added.some(([start, end]) => start <= to && end >= from));
    }),
    { seed: 20261130, numRuns: 500 },
  );
});
