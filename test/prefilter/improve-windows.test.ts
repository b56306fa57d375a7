import { expect, it } from 'vitest';
import { improveWindows } from '../../src/prefilter/improve-windows.js';
import type { Word } from '../../src/prefilter/literal-search.js';
import { countStops, gramsOf, masksOf, placeWindows } from '../../src/prefilter/place-windows.js';
import { placeName } from '../../src/stream/place-words.js';

const effort = { steps: 5000, tries: 2 };
const words = [
  'installation',
  'unable',
  'denied',
  'exception',
  'corrupt',
  'licensing',
  'following',
  'software',
  'could',
];
const text =
  'The installed states of all licenses follow. Softly unpacked 12 tables of the data that counts, ' +
  'and denies nothing; the next one is expected in the following hour. ';

it('stops no more often than what a choice word by word gives, and nothing else changes', () => {
  const grams = gramsOf([text]);
  const placed = placeWindows(words, grams);
  const better = improveWindows(placed, grams, [], effort);
  expect(countStops(masksOf(better), grams)).toBeLessThanOrEqual(countStops(masksOf(placed), grams));
  expect(better.map(({ literal }) => literal)).toEqual(words);
  for (const { literal, at, bucket } of better) {
    expect(literal.slice(at, at + 3)).toHaveLength(3);
    expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(bucket);
  }
  expect(improveWindows(placed, grams, [], effort)).toEqual(better);
});

it('keeps the best choice that it came by, however soon it has to end', () => {
  // In a long text one more stop is little, so that steps for the worse are taken.
  const grams = gramsOf([text + '\u00ff'.repeat(100_000)]);
  const placed = placeWindows(words, grams);
  const least = countStops(masksOf(placed), grams);
  for (let steps = 1; steps <= 40; steps += 1) {
    const found = improveWindows(placed, grams, [], { steps, tries: 1 });
    expect(countStops(masksOf(found), grams)).toBeLessThanOrEqual(least);
  }
});

it('parts words whose windows stop at other text together', () => {
  // Both share a bucket in which their windows stop at other text: `ab1` and `cd2` at `cb1`, `ad1` and so on.
  const grams = gramsOf([`${'cb1 ad1 ab2 cd1 '.repeat(50)}`]);
  const bad: Word[] = [
    { literal: 'ab1', at: 0, bucket: 0 },
    { literal: 'cd2', at: 0, bucket: 0 },
  ];
  expect(countStops(masksOf(bad), grams)).toBeGreaterThan(100_000);
  expect(countStops(masksOf(improveWindows(bad, grams, [], effort)), grams)).toBe(0);
});

it('counts by megabyte of each text, whatever its length', () => {
  const masks = masksOf([{ literal: 'xyz', at: 0, bucket: 3 }]);
  const megabyte = 1024 * 1024;
  expect(countStops(masks, gramsOf(['xyz ', 'XYZ-'.repeat(9)]))).toBeCloseTo(megabyte / 4 + megabyte / 4);
  expect(countStops(masks, gramsOf(['xyz '], megabyte))).toBe(0);
});

it('looks for a server by letters that are not common, at the end of its name where all are alike', () => {
  const windowOf = (name: string): string => {
    const { literal, at } = placeName(name);
    return literal.slice(at, at + 3);
  };
  expect(windowOf('meter02')).toBe('r02');
  expect(windowOf('hqmeter')).toBe('hqm');
  expect(windowOf('0123456')).toBe('456');
});
