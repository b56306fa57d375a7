import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isGapBetween, ListedNumbers, mostGaps } from '../../src/decode/listed-numbers.js';
import { searchPrefixIn } from '../../src/decode/search-prefix.js';

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
const steps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 30 });

it('tells each line that does not follow on the one before it, wherever the text is cut', () => {
  fc.assert(
    fc.property(steps, lineEnds, fc.array(fc.nat(2000), { maxLength: 6 }), (rises, end, places) => {
      const numbers = rises.map((_, i) => rises.slice(0, i + 1).reduce((sum, one) => sum + one, 5));
      const lines = numbers.map((number) => `${number}:Wrote heartbeat${end}`);
      const text = lines.join('');
      const listed = searchPrefixIn(text);
      // A piece ends with a line, and one that ends in CR may go on with its LF.
      const cuts = places.map((place) => text.lastIndexOf(end.charAt(0), place % text.length) + 1);
      const ends = [...new Set([0, ...cuts, text.length])].sort((one, other) => one - other);
      const rewritten = ends.map((at, i) => listed?.rewrite(text.slice(ends[i - 1] ?? 0, at), true)).join('');
      expect(rewritten).toBe(text.replace(/\d+:/g, ''));
      expect(listed?.gaps).toEqual(rises.flatMap((rise, i) => (i > 0 && rise > 1 ? i + 1 : [])));
    }),
  );
});

it('lies between two lines, the later one included', () => {
  expect([isGapBetween([4], 3, 4), isGapBetween([4], 4, 5), isGapBetween([4], 2, 3)]).toEqual([true, false, false]);
});

it('takes every line for one that does not follow where there are too many to be kept', () => {
  const numbers = new ListedNumbers();
  for (let i = 0; i < mostGaps + 5; i += 1) {
    numbers.see(`${2 * i + 10}`, 0);
    numbers.pass('\n');
  }
  expect(numbers.gaps.length).toBe(mostGaps);
  expect(isGapBetween(numbers.gaps, mostGaps + 3, mostGaps + 4)).toBe(true);
  expect(isGapBetween(numbers.gaps, 1, 1)).toBe(false);
});

it.each([
  ['lines that somebody numbered', '[1] First the share\n[2] then the service\n'],
  ['threads of SMSProv.log', '[181][Fri 03/17/2000 16:08:23]:\n[182][Fri 03/17/2000 16:08:24]:\n'],
  ['one line alone', '[1]ERROR: no access\n'],
])('takes for no list: %s', (_, text) => expect(searchPrefixIn(text)).toBeNull());
