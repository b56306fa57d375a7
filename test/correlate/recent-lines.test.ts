/** The latest lines of a clause: found by whom they name, they are the same as found one by one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentLines } from '../../src/correlate/recent-lines.js';
import { areCompatible, type Seen } from '../../src/correlate/rule.js';
import { isWithin } from '../../src/correlate/time-window.js';

const minute = 60_000;

function seen(subject: string | null, thread: number | null, order: number, minutes: number): Seen {
  const time = new Date(Date.UTC(1999, 2, 26) + minutes * minute).toISOString().slice(0, -1);
  const place = { file: 'Licsvcfg.log', line: order };
  const quote = { ...place, text: '', before: '', component: null, time, timeZone: null, thread };
  const observation = { template: 0, captures: {}, quote, last: place, order, orderInThread: order };
  return { clause: 'line', observation, subject, thread };
}

test('the latest line is the last one of all that fits, however many were forgotten', () => {
  const rare = fc.constantFrom('BRANCH1', 'BRANCH2', 'BRANCH3', null);
  const name = fc.oneof(
    { arbitrary: rare, weight: 1 },
    { arbitrary: fc.constantFrom('METER01', 'METER02'), weight: 20 },
  );
  const thread = fc.constantFrom(200, 201, null);
  // Some lines of one record, some of the next; a clock that stands, goes on, or goes back.
  const step = fc.tuple(name, thread, fc.nat(1), fc.integer({ min: -3, max: 9 }));
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 700, size: 'max' }),
      fc.constantFrom(15, 60, 5000),
      (steps, minutes) => {
        const recent = new RecentLines();
        let all: Seen[] = [];
        let [order, clock] = [0, 0];
        for (const [subject, own, records, passed] of steps) {
          order += records;
          clock += passed;
          const line = seen(subject, own, order, clock);
          const within = minutes * minute;
          const fits = (other: Seen): boolean =>
            areCompatible(other, line) && isWithin(other.observation, line.observation, within);
          expect(recent.latest(line, within)).toBe(all.findLast(fits) ?? null);
          recent.add(line);
          all.push(line);
          if (all.length > 200) all = all.slice(-100);
        }
      },
    ),
    { numRuns: 60 },
  );
});
