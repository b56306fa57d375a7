import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isGapBetween, ListedNumbers, mostGaps } from '../../src/decode/listed-numbers.js';
import { searchPrefixIn } from '../../src/decode/search-prefix.js';
import { record } from '../cli/log-text.js';

const recordsOf = (...messages: readonly string[]): string => messages.map((message) => record(message)).join('');
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
  ['headers of Pcmwin.log', '[05/21/97 16:58:28] One\n[05/21/97 16:58:29] Two\n[05/21/97 16:58:30] Three\n'],
  ['clocks of a log that is none of SMS', '10:43:41 One\n10:43:42 Two\n10:43:43 Three\n'],
  ['two records that begin with a clock', recordsOf('10:43:41 One', '10:43:42 Two')],
  ['records of which one begins with no clock', recordsOf('10:43:41 One', '10:43:42 Two', 'Three')],
  ['times with their year', recordsOf(...Array<string>(3).fill('Mar 26 10:43:41.547 1999 was the last backup'))],
  ['items that somebody wrote', '1. First the share\n2. then the service\n3. then wait\n'],
  ['records with numbers that are none of their lines', recordsOf('1. One', '3. Three', '4. Four')],
  ['the same item again and again', recordsOf('1) Started', '1) Started', '1) Started')],
  ['a table with tabs', '12:\tOne\n11:\tTwo\n'],
  ['a record of two lines', `The setup stopped in line\n${record('12:the statement is wrong')}`],
  ['wrapped records', record('Started\nAM> again').repeat(3)],
  ['lists of two logs', '--- HQ1\n[1]One\n--- BR1\n[1]Two\n[2]Three\n'],
])('takes for no list: %s', (_, text) => expect(searchPrefixIn(text)).toBeNull());
