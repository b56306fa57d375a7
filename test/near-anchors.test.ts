/** Which pieces of a log are near an anchor, by the times in them. */
import { describe, expect, test } from 'vitest';
import { AnchorRanges } from '../src/correlate/anchor-ranges.js';
import { toMilliseconds } from '../src/correlate/time-window.js';
import { piecesNear } from '../src/near-anchors.js';

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
  return piecesNear(ranges, bytes, { from: 0, to: bytes.length, end: bytes.length, before }).map(
    ({ from, to, isNear }) => [from / pieceSize, to / pieceSize, isNear],
  );
}

function anchorAt(time: string, reachBack: number): AnchorRanges {
  const ranges = new AnchorRanges();
  ranges.addAnchor(clock(time), reachBack);
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
    expect(anchorAt('10:00:00', 60 * minute).isNear(at, at)).toBe(isNear);
  });

  test('tells from when on more belongs to it than was known', () => {
    const ranges = anchorAt('10:00:00', 60 * minute);
    expect(ranges.addAnchor(clock('10:00:00'), 60 * minute)).toBe(Number.POSITIVE_INFINITY);
    expect(ranges.addAnchor(clock('10:30:00'), 60 * minute)).toBe(toMilliseconds(clock('10:10:00')));
    expect(ranges.addAnchor(clock('15:00:00'), 60 * minute)).toBe(toMilliseconds(clock('14:00:00')));
  });

  test.each([
    ['without a time', (ranges: AnchorRanges) => ranges.addAnchor(null, minute)],
    ['before the clock goes back', (ranges: AnchorRanges) => ranges.addTime(clock('09:00:00'))],
  ])('may belong to anything %s', (_, then) => {
    const ranges = new AnchorRanges();
    ranges.addTime(clock('10:00:00'));
    ranges.addAnchor(clock('10:00:00'), minute);
    then(ranges);
    expect(ranges.isEverywhere).toBe(true);
  });
});

describe('pieces of a window', () => {
  test('are near where their times are, with one piece more before and behind', () => {
    const text = pieces('01:00:00', 4) + pieces('10:00:00', 1) + pieces('20:00:00', 4);
    expect(near(anchorAt('10:00:00', minute), text)).toEqual([
      [0, 3, false],
      [3, 6, true],
      [6, 9, false],
    ]);
  });

  test('are near when a line that belongs to the anchor only ends in them', () => {
    // The line of 10:00:00 begins in the second piece and ends in the third, whose first whole line is much later.
    const text = pieces('01:00:00', 1) + pieces('10:00:00', 1).slice(0, -128) + line('10:00:00', 256);
    const rest = line('20:00:00').repeat(pieceSize / 128 - 1) + pieces('20:00:00', 2);
    expect(near(anchorAt('10:00:00', minute), text + rest)).toEqual([
      [0, 3, true],
      [3, 5, false],
    ]);
  });

  test('are all near where the clock goes back in them', () => {
    const text = pieces('01:00:00', 2) + pieces('10:00:00', 1) + pieces('09:00:00', 2);
    expect(near(anchorAt('10:00:00', minute), text)).toEqual([[0, 5, true]]);
  });

  test('are none where nothing is near', () => {
    expect(near(anchorAt('10:00:00', minute), pieces('20:00:00', 3), toMilliseconds(clock('19:00:00')))).toEqual([
      [0, 3, false],
    ]);
  });
});
