/** How near two lines are, where a log prints times, where it changes the name of its zone, and where a time is missing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, toMilliseconds } from '../../src/correlate/time-window.js';
import type { Observation } from '../../src/model/observation.js';

function line(order: number, time: string | null, timeZone: string | null = null, offset = order * 100): Observation {
  const quote = { file: 'a.log', line: order, text: '', before: '', component: null, time, timeZone, thread: null };
  return { template: 0, captures: {}, quote, last: quote, order, orderInThread: order, offset };
}

const quarter = 900_000;
const at = (clock: string): string => `1999-04-04T${clock}:00.000`;
const [winter, summer] = ['Eastern Standard Time', 'Eastern Daylight Time'];

test.each([
  ['a quarter of an hour', '01:00', winter, '01:15', winter, true],
  ['more', '01:00', winter, '01:16', winter, false],
  ['an hour more, in which the clock was moved', '01:50', winter, '03:05', summer, true],
  ['more than that', '01:50', winter, '03:06', summer, false],
  ['more, behind a trailer that lost its zone', '01:00', null, '01:16', winter, false],
  ['more, before such a trailer', '01:00', winter, '01:16', null, false],
  ['less, behind it', '01:00', null, '01:15', winter, true],
])('%s', (_, earlier, zone, later, otherZone, expected) => {
  expect(isWithin(line(1, at(earlier), zone), line(2, at(later), otherZone), quarter)).toBe(expected);
});

test('without times the lines between them count, and beside a time the bytes too', () => {
  expect(isWithin(line(1, null), line(401, null), quarter)).toBe(true);
  expect(isWithin(line(1, null), line(402, null), quarter)).toBe(false);
  expect(isWithin(line(1, null), line(2, at('01:00'), winter, 32_868), quarter)).toBe(true);
  expect(isWithin(line(1, null), line(2, at('01:00'), winter, 32_869), quarter)).toBe(false);
  expect(isWithin(line(1, null), line(2, null, null, 900_000), quarter)).toBe(true);
});

test('the digits of a time say what parsing it says', () => {
  const noInvalidDate = true;
  const times = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate });
  fc.assert(
    fc.property(times, fc.boolean(), (date, hasFraction) => {
      const time = date.toISOString().slice(0, hasFraction ? 23 : 19);
      expect(toMilliseconds(time)).toBe(Date.parse(`${time}Z`));
    }),
  );
});
