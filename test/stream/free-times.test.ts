/** Which times are free of the anchors around: never one at which a line may belong to any. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accompanying } from '../../src/correlate/anchor-clauses.js';
import { jitter } from '../../src/correlate/anchor-ranges.js';
import { toMilliseconds } from '../../src/correlate/time-window.js';
import { FreeTimes, type Written } from '../../src/stream/free-times.js';

const minute = 60_000;
const hour = 60 * minute;
/** As of a sequence of fifteen minutes: an hour more for a clock that was moved, and what accompanies. */
const reach = { back: 15 * minute + hour + accompanying, ahead: accompanying };
const standard = 'Eastern Standard Time';
const block = 4096;

const at = (minutes: number, timeZone: string | null = standard): Written => ({
  time: new Date(Date.UTC(1999, 2, 26) + minutes * minute).toISOString().slice(0, -1),
  timeZone,
});

/** Whether a line at a minute is free in a block, of whose lines some are earlier and some later. */
function isFree(times: FreeTimes, number: number, line: Written): boolean {
  return times.mayBeFree(number * block, (number + 1) * block, 0, Number.POSITIVE_INFINITY) && times.isFree(line);
}

test('a line before an anchor is free when it is too old for it, and one behind it when it is too late', () => {
  const times = new FreeTimes();
  expect(times.note(at(600), reach, 3 * block + 10)).toBe(false);
  expect([500, 573, 575, 600, 700].map((time) => isFree(times, 2, at(time)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  // It stands somewhere in this block: its lines are before it, or behind it.
  expect([500, 700].map((time) => isFree(times, 3, at(time)))).toEqual([false, false]);
  expect([500, 600, 611, 612].map((time) => isFree(times, 4, at(time)))).toEqual([false, false, false, true]);
});

test('a line is not free where the clock may have been moved in between: it names another zone, or no time', () => {
  const times = new FreeTimes();
  times.note(at(600), reach, 3 * block);
  expect([null, 'Eastern Daylight Time'].map((zone) => isFree(times, 2, at(500, zone)))).toEqual([true, false]);
  expect(isFree(times, 2, { time: null, timeZone: null })).toBe(false);
  // From here on lines of either zone may belong to an anchor of the other.
  expect(times.note(at(900, 'Eastern Daylight Time'), reach, 9 * block)).toBe(true);
  expect(isFree(times, 4, at(700))).toBe(false);
});

test('an anchor that comes later tells when a line was free that may belong to it', () => {
  const times = new FreeTimes();
  times.note(at(600), reach, 3 * block);
  expect(isFree(times, 2, at(500))).toBe(true);
  expect(times.note(at(530), reach, 5 * block)).toBe(false);
  expect(times.note(at(520), reach, 6 * block)).toBe(true);
});

test('where no anchor is known all is free', () => {
  expect(isFree(new FreeTimes(), 7, at(0))).toBe(false);
  expect(isFree(new FreeTimes(), 7, at(0, null))).toBe(true);
});

test('more anchors than are kept one by one, and in any order, leave nothing free that may belong to one', () => {
  const anchors = fc.array(fc.record({ place: fc.nat(12 * block), time: fc.nat(900) }), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(anchors, fc.array(fc.nat(900), { minLength: 13, maxLength: 13 }), (noted, lines) => {
      const times = new FreeTimes();
      for (const { place, time } of noted) times.note(at(time), reach, place);
      for (const [number, time] of lines.entries()) {
        const mayBelong = noted.some((one) => {
          const isBefore = one.place >= number * block && time >= one.time - 26;
          return isBefore || (one.place < (number + 1) * block && time <= one.time + 11);
        });
        if (mayBelong) expect(isFree(times, number, at(time))).toBe(false);
        else times.mayBeFree(number * block, (number + 1) * block, 0, Number.POSITIVE_INFINITY);
      }
    }),
  );
});

test('what is free belongs to no anchor before it or behind it', () => {
  const anchor = fc.record({ place: fc.nat(12 * block), time: fc.nat(400), isRead: fc.boolean() });
  const line = fc.record({ block: fc.nat(12), time: fc.nat(400) });
  fc.assert(
    fc.property(
      fc.array(anchor, { maxLength: 20 }).map((all) => all.sort((a, b) => a.place - b.place)),
      fc.array(line, { minLength: 1, maxLength: 60 }).map((all) => all.sort((a, b) => a.block - b.block)),
      (anchors, lines) => {
        const times = new FreeTimes();
        for (const { place, time } of anchors) times.note(at(time), reach, place);
        for (const { block: number, time } of lines) {
          const [from, to] = [number * block, (number + 1) * block];
          times.mayBeFree(from, to, 0, Number.POSITIVE_INFINITY);
          for (const one of anchors) {
            // Those that are read are noted once more.
            if (one.isRead && one.place >= from && one.place < to) times.note(at(one.time), reach, one.place);
          }
          const now = toMilliseconds(at(time).time ?? '');
          const mayBelong = anchors.some((one) => {
            const own = toMilliseconds(at(one.time).time ?? '');
            const isBefore = one.place >= from && now >= own - 25 * minute - jitter;
            return isBefore || (one.place < to && now <= own + 10 * minute + jitter);
          });
          expect(isFree(times, number, at(time))).toBe(!mayBelong && anchors.length > 0);
        }
      },
    ),
  );
});
