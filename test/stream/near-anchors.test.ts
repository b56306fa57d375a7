/** Which pieces of a log are near an anchor, by the times in them. */
import { describe, expect, test } from 'vitest';
import type { Reach } from '../../src/correlate/anchor-clauses.js';
import { AnchorRanges } from '../../src/correlate/anchor-ranges.js';
import { toMilliseconds } from '../../src/correlate/time-window.js';
import { LineClock } from '../../src/stream/line-clock.js';
import { piecesNear } from '../../src/stream/near-anchors.js';

const pieceSize = 32 * 1024;
const minute = 60_000;
const clock = (time: string): string => `1999-03-26T${time}`;

function line(time: string, size = 128): string {
  const trailer = `  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${time}.000 1999 Eastern Standard Time><thread=1 (0x1)>\r\n`;
  return 'x'.repeat(size - trailer.length) + trailer;
}

/** As many lines of this time as fill so many pieces. */
const pieces = (time: string, count: number): string => line(time).repeat((count * pieceSize) / 128);

function near(ranges: AnchorRanges, text: string, before = Number.NEGATIVE_INFINITY): [number, number, boolean][] {
  const bytes = Buffer.from(text, 'latin1');
  return piecesNear(ranges, new LineClock({ bytes, length: bytes.length }), {
    from: 0,
    to: bytes.length,
    offset: 0,
    before,
  }).map(({ from, to, isNear }) => [from / pieceSize, to / pieceSize, isNear]);
}

/** Far away from all that is asked for. */
const place = 1e9;
const reach = (minutes: number): Reach => ({ back: minutes * minute, ahead: 10 * minute });

function anchorAt(time: string, minutes: number): AnchorRanges {
  const ranges = new AnchorRanges();
  ranges.addAnchor(clock(time), reach(minutes), place);
  return ranges;
}

describe('an anchor', () => {
  test.each([
    ['before what belongs to it', '08:59:59', false],
    ['the first line that belongs to it', '09:00:00', true],
    ['its own time', '10:00:00', true],
    ['what settles whose it was', '10:09:00', true],
    ['long after it', '10:11:00', false],
  ])('reaches back an hour, and on some minutes: %s', (_, time, isNear) => {
    const at = toMilliseconds(clock(time));
    expect(anchorAt('10:00:00', 60).isNear(at, at)).toBe(isNear);
  });

  test('tells from when on more belongs to it than was known', () => {
    const ranges = anchorAt('10:00:00', 60);
    expect(ranges.addAnchor(clock('10:00:00'), reach(60), place)).toBe(Number.POSITIVE_INFINITY);
    expect(ranges.addAnchor(clock('10:30:00'), reach(60), place)).toBe(toMilliseconds(clock('10:10:00')));
    expect(ranges.addAnchor(clock('15:00:00'), reach(60), place)).toBe(toMilliseconds(clock('14:00:00')));
  });

  test('is one with those it touches, and says what is new', () => {
    const ranges = anchorAt('10:00:00', 60);
    ranges.addAnchor(clock('15:00:00'), reach(60), place);
    expect(ranges.addAnchor(clock('14:30:00'), reach(300), place)).toBe(
      toMilliseconds(clock('09:30:00')) + 40 * minute,
    );
    const [gap, after] = [clock('12:00:00'), clock('15:11:00')].map(toMilliseconds);
    expect([gap, after].map((at = 0) => ranges.isNear(at, at))).toEqual([true, false]);
  });

  test('is found among thousands', () => {
    const ranges = new AnchorRanges();
    const at = (day: number): string => new Date(Date.UTC(1999, 0, day)).toISOString().slice(0, 19);
    for (let day = 1; day <= 5000; day += 1) ranges.addAnchor(at(day), reach(60), place);
    expect(ranges.isEverywhere).toBe(false);
    const near = (time: number): boolean => ranges.isNear(time, time);
    expect([1, 2500, 5000].map((day) => near(toMilliseconds(at(day))))).toEqual([true, true, true]);
    expect([1, 2500, 5000].map((day) => near(toMilliseconds(at(day)) + 12 * 60 * minute))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each([
    ['without a time', (ranges: AnchorRanges) => ranges.addAnchor(null, reach(1), place)],
    ['before the clock goes back', (ranges: AnchorRanges) => ranges.addTime(toMilliseconds(clock('09:00:00')))],
  ])('may belong to anything %s', (_, then) => {
    const ranges = new AnchorRanges();
    ranges.addTime(toMilliseconds(clock('10:00:00')));
    ranges.addAnchor(clock('10:00:00'), reach(1), place);
    then(ranges);
    expect(ranges.isEverywhere).toBe(true);
  });
});

describe('pieces of a window', () => {
  const edge = 4 / 32;

  test('are near where their times are, with a little more before and behind', () => {
    const text = pieces('01:00:00', 4) + pieces('10:00:00', 1) + pieces('20:00:00', 4);
    expect(near(anchorAt('10:00:00', 1), text)).toEqual([
      [0, 4 - edge, false],
      [4 - edge, 5 + edge, true],
      [5 + edge, 9, false],
    ]);
  });

  test('are near when a line that belongs to the anchor only ends in them', () => {
    // The line of 10:00:00 begins in the second piece and ends in the third, whose first whole line is much later.
    const text = pieces('01:00:00', 1) + pieces('10:00:00', 1).slice(0, -128) + line('10:00:00', 256);
    const rest = line('20:00:00').repeat(pieceSize / 128 - 1) + pieces('20:00:00', 2);
    expect(near(anchorAt('10:00:00', 1), text + rest)).toEqual([
      [0, 1 - edge, false],
      [1 - edge, 2 + edge, true],
      [2 + edge, 5, false],
    ]);
  });

  test('are near a minute before what belongs to the anchor, as threads write a little out of order', () => {
    const text = (minutes: string): string =>
      pieces('01:00:00', 2) + pieces(`09:${minutes}:00`, 2) + pieces('10:00:00', 1);
    expect(near(anchorAt('10:00:00', 1), text('58'))).toEqual([
      [0, 3, false],
      [3, 5, true],
    ]);
    expect(near(anchorAt('10:00:00', 1), text('57'))).toEqual([
      [0, 4 - edge, false],
      [4 - edge, 5, true],
    ]);
  });

  test('are near where the place is, whatever the times are', () => {
    const ranges = new AnchorRanges();
    ranges.addAnchor(clock('00:30:00'), reach(1), 6.5 * pieceSize);
    // The 64 KB before the anchor count, and 8 KB behind it.
    const lines = pieces('01:00:00', 6) + pieces('02:00:00', 3);
    expect(near(ranges, lines, toMilliseconds(clock('00:59:00')))).toEqual([
      [0, 4.5 - edge, false],
      [4.5 - edge, 6.75 + edge, true],
      [6.75 + edge, 9, false],
    ]);
  });

  test('are all near where the clock goes back in them', () => {
    const text = pieces('01:00:00', 2) + pieces('10:00:00', 1) + pieces('09:00:00', 2);
    expect(near(anchorAt('10:00:00', 1), text)).toEqual([[0, 5, true]]);
  });

  test('are none where nothing is near', () => {
    expect(near(anchorAt('10:00:00', 1), pieces('20:00:00', 3), toMilliseconds(clock('19:00:00')))).toEqual([
      [0, 3, false],
    ]);
  });
});
