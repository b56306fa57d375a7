/**
 * A log may hold anything. Each of these texts would take minutes with a pattern that looks at its rest again and again, and the
 * test would run out of its time.
 */
import { expect, test } from 'vitest';
import { readEntries } from '../../src/entries/read-entries.js';

const megabyte = 1_000_000;
const date = 'Fri Mar 26 10:43:41.547 1999';

const hostile = [
  '$$<',
  '$$',
  '$$ ',
  '$$\n',
  '$$<A>',
  '$$<A><',
  '$$<SMS_EXECUTIVE><Fri Mar 26 ',
  `$$<APM><${date}`,
  '$$(A)(',
  '$$SMS_A',
  '$$SMS_',
  '<$$C:\\',
  '<![LOG[',
  ']LOG]!>',
  ']LOG]!><time=',
  '<![LOG[]LOG]!>',
  '1234567890',
  '1/1/11 ',
  '1/1/11 1:11:11 PM',
  '1/1/11 1:11:11 PM ',
  'APM 1/1/11 1:11:11 PM ',
  'APM 1/1/11 1:11:11 PM\n',
  '\tAPM\t1/1/11 1:11:11 PM\t',
  '/',
  '[',
  '][',
  '[05/21/97 16:58:28] ',
  '18D][Fri 03/17/2000 16:08:23]:',
  'FFFFFFFF][',
  'Mon ',
  'Mon Dec 4 ',
  date,
  `${date} `,
  `${date} thread=`,
  `SMS_A_B ${date} Time thread=1 (0x1) `,
  'A_A_A_A_A_',
  'Aa Aa Aa ',
  '<BR/>',
  '$$<A><BR/>',
  '\n',
  '\r',
  ' ',
  '\t',
  '~',
  '.',
  '\n \n',
  'a\n',
];

/** Whatever the text, its entries follow each other in it. */
function expectInOrder(text: string): void {
  const starts = readEntries({ text, cut: false }).map(({ offset }) => offset);
  expect(starts.every((start, i) => start >= (starts[i - 1] ?? 0) && start <= text.length)).toBe(true);
}

test.each(hostile)('a megabyte of %j is read in linear time', (piece) => {
  expectInOrder(piece.repeat(megabyte / piece.length));
});

test('of a trailer that begins at every third letter little more is looked at than whether it is one', () => {
  expectInOrder('$$<'.repeat(megabyte));
});

/** A start of metadata, then a long run of what its pattern repeats. */
const runs = [
  date,
  `$$<APM><${date}`,
  '$$<APM>',
  '$$',
  '1/1/11',
  '1/1/11 1:11:11 PM',
  'Mon',
  'thread=1',
  '<![LOG[a]LOG]!>',
  '$$<A',
];

test.each(runs)('%j before a megabyte of blanks, line ends, digits or letters is no trap', (opening) => {
  for (const filler of [' ', '\n', ' \n', '1', 'A', 'a ', '>', '<BR/>', '.'])
    expectInOrder(`SMS_A_B ${opening}${filler.repeat(megabyte / filler.length)}`);
});
