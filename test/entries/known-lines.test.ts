/** What is known of the lines ahead: as many as a scout is ahead, whatever the window has forgotten meanwhile. */
import { expect, test } from 'vitest';
import { KnownLines } from '../../src/entries/known-lines.js';
import type { SoundLine } from '../../src/model/sound-line.js';

/** The nth line of a log, as its window sees it that begins at `offset`. */
function line(n: number, offset = 0): SoundLine {
  const start = 100 * n - offset;
  return { start, trailer: start + 40, thread: start + 90, end: start + 100, before: start - 60, words: n };
}

test('a line is known by any place in it, and moves with the window', () => {
  const known = new KnownLines();
  known.add(line(3), 0);
  known.add(line(5), 0);
  expect(known.last(599, 0)).toEqual(line(5));
  expect([known.last(499, 0), known.last(600, 0)]).toEqual([null, null]);
  expect(known.take(250, 0)).toBeNull();
  expect(known.take(350, 0)).toEqual(line(3));
  expect(known.take(550 - 320, 320)).toEqual(line(5, 320));
  expect(known.take(100, 0)).toBeNull();
});

test('who reads behind finds each line, however many there are', () => {
  const known = new KnownLines();
  const behind = 3000;
  for (let n = 1; n <= 30_000; n += 1) {
    known.add(line(n), 0);
    if (n > behind) expect(known.take(100 * (n - behind) + 7, 0)).toEqual(line(n - behind));
  }
  expect(known.last(3_000_007, 0)).toEqual(line(30_000));
  known.clear();
  expect(known.last(3_000_007, 0)).toBeNull();
});

test('of more than are kept the latest are known', () => {
  const known = new KnownLines();
  for (let n = 1; n <= 20_000; n += 1) known.add(line(n), 0);
  for (const n of [17_000, 18_500, 20_000]) expect(known.take(100 * n + 7, 0)).toEqual(line(n));
});

test('lines beyond four gigabytes are as good', () => {
  const known = new KnownLines();
  const far = 2 ** 33;
  known.add(line(2), far);
  expect(known.take(250, far)).toEqual(line(2));
  expect(known.take(50, far + 200)).toEqual(line(2, 200));
});
