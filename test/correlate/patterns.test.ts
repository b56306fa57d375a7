/** What the patterns `every` and `last` and the comparison of captures ask for, each beside what it must not take for it. */
import { describe, expect, it } from 'vitest';
import { capturesCompare } from '../../src/correlate/compare-captures.js';
import { EveryState } from '../../src/correlate/every-state.js';
import { LastState } from '../../src/correlate/last-state.js';
import type { Occurrence, PatternState, Seen } from '../../src/correlate/rule.js';
import { TogetherState } from '../../src/correlate/together-state.js';

function seen(order: number, time: string | null, subject: string | null = 'OAK02', captures = {}): Seen {
  const quote = {
    file: 'a.log',
    line: order,
    text: '',
    before: '',
    component: null,
    time,
    timeZone: null,
    thread: null,
  };
  return {
    clause: 'a',
    subject,
    thread: null,
    observation: { template: 0, captures, quote, last: quote, order, orderInThread: order },
  };
}

function occurrences(state: PatternState, lines: readonly Seen[]): Occurrence[] {
  return lines.flatMap((line) => state.accept(line) ?? []);
}

const at = (day: number, clock: string): string => `2000-10-${day}T${clock}:00.000`;

describe('count', () => {
  const ordersIn = (lines: readonly Seen[]): number[][] =>
    occurrences(new TogetherState({ count: 'a', atLeast: 2, within: '1 hour' }), lines).map((one) =>
      one.seen.map(({ observation }) => observation.order),
    );

  it('uses each line once', () => {
    const lines = ['02:00', '02:10', '02:20', '02:30', '02:40'].map((clock, i) => seen(i + 1, at(15, clock)));
    expect(ordersIn(lines)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('takes lines of one subject, within its time', () => {
    expect(ordersIn([seen(1, at(15, '02:00')), seen(2, at(15, '03:00'))])).toEqual([[1, 2]]);
    expect(ordersIn([seen(1, at(15, '02:00')), seen(2, at(15, '03:01'))])).toEqual([]);
    expect(ordersIn([seen(1, at(15, '02:00')), seen(2, at(15, '02:01'), 'ELM04')])).toEqual([]);
  });
});

describe('every', () => {
  const pattern = { every: 'a', atLeast: 3, apart: '20 minutes' };

  it('holds from the line on that makes it enough, and goes on with that', () => {
    const clocks = ['02:01', '02:16', '02:31', '02:46'];
    const found = occurrences(
      new EveryState(pattern),
      clocks.map((clock, i) => seen(i + 1, at(15, clock))),
    );
    expect(found.map((one) => one.seen.map(({ observation }) => observation.order))).toEqual([
      [1, 2, 3],
      [3, 4],
    ]);
  });

  it('starts anew after a longer pause, and counts each subject for itself', () => {
    const paused = ['02:01', '02:16', '02:47', '03:02'].map((clock, i) => seen(i + 1, at(15, clock)));
    const ofTwo = ['OAK02', 'ELM04', 'OAK02', 'ELM04'].map((name, i) => seen(i + 1, at(15, `02:0${i}`), name));
    expect(occurrences(new EveryState(pattern), paused)).toEqual([]);
    expect(occurrences(new EveryState(pattern), ofTwo)).toEqual([]);
  });

  it('takes many other lines for a pause where the log prints no times', () => {
    const spread = (lines: number): Occurrence[] =>
      occurrences(
        new EveryState(pattern),
        [0, 1, 2].map((i) => seen(i * lines, null)),
      );
    expect(spread(12)).toHaveLength(1);
    expect(spread(13)).toEqual([]);
  });

  it('asks for the weekday and hour of the first, not of the others', () => {
    const starting = { weekday: 'Sunday', from: '01:59', to: '03:00' } as const;
    const from = (day: number, clock: number): Seen[] =>
      [0, 1, 2, 3, 4].map((i) => seen(i, at(day, `0${clock}:${10 + 10 * i}`)));
    expect(occurrences(new EveryState({ ...pattern, starting }), from(15, 2))).toHaveLength(3);
    expect(occurrences(new EveryState({ ...pattern, starting }), from(16, 2))).toEqual([]);
    expect(occurrences(new EveryState({ ...pattern, starting }), from(15, 3))).toEqual([]);
    const at0159 = ['01:59', '02:09', '02:19'].map((clock, i) => seen(i, at(15, clock)));
    expect(occurrences(new EveryState({ ...pattern, starting }), at0159)).toHaveLength(1);
    expect(
      occurrences(
        new EveryState({ ...pattern, starting }),
        [0, 1, 2].map((i) => seen(i, null)),
      ),
    ).toEqual([]);
    const at0300 = ['03:00', '03:10', '03:20'].map((clock, i) => seen(i, at(15, clock)));
    expect(occurrences(new EveryState({ ...pattern, starting }), at0300)).toEqual([]);
  });

  it('does not hold before it has lasted, as far as the log tells times', () => {
    const lasting = '1 hour';
    const lines = (clocks: readonly (string | null)[]): Seen[] =>
      clocks.map((clock, i) => seen(i, clock === null ? null : at(15, clock)));
    expect(occurrences(new EveryState({ ...pattern, lasting }), lines(['02:00', '02:10', '02:20', '02:30']))).toEqual(
      [],
    );
    expect(
      occurrences(new EveryState({ ...pattern, lasting }), lines(['02:00', '02:20', '02:40', '03:00'])),
    ).toHaveLength(1);
    expect(occurrences(new EveryState({ ...pattern, lasting }), lines([null, null, null]))).toHaveLength(1);
  });
});

describe('last', () => {
  const end = { place: { file: 'a.log', line: 7 }, order: 7, isPlain: false };
  const finish = (line: Seen, at: typeof end | null): Occurrence | null => {
    const state = new LastState({ last: 'a' });
    state.accept(line);
    return state.finish(at);
  };

  it('holds where the log ends with the line', () => expect(finish(seen(7, null), end)).not.toBeNull());
  it('does not where the log goes on', () => expect(finish(seen(6, null), end)).toBeNull());
  it('does not where it ends with a line of another clause', () =>
    expect(finish({ ...seen(7, null), clause: 'b' }, end)).toBeNull());
  it('does not where it goes on in another file', () =>
    expect(finish(seen(7, null), { ...end, place: { file: 'b.log', line: 7 } })).toBeNull());
  it('does not where another record ends on the same line', () =>
    expect(finish(seen(7, null), { ...end, order: 8 })).toBeNull());
  it('holds where the rest of a wrapped line is an entry of its own', () =>
    expect(finish(seen(7, null), { ...end, order: 8, isPlain: true })).not.toBeNull());
  it('does not where nobody knows how the log ends', () => expect(finish(seen(7, null), null)).toBeNull());
});

describe('compare', () => {
  const holds = (one: string, key: 'above' | 'isNot', other?: string): boolean =>
    capturesCompare(
      [{ capture: 'one', [key]: 'other' }],
      [seen(1, null, null, { one }), seen(2, null, null, other === undefined ? {} : { other })],
    );

  it.each([
    ['2.00.1493.2', '2.00.1380.1', true],
    ['2.0.1493.2005', '2.00.1493.2005', false],
    ['2.00.1493.2005', '2.00.1493.999', true],
    // The short form has the digit of the service pack alone (Q264630), and nothing of hotfixes.
    ['2.00.1493.3', '2.00.1493.2005', true],
    ['2.00.1493.2005', '2.00.1493.3', false],
    ['2.00.1493.2005', '2.00.1493.2', false],
    ['2.00.1493.2', '2.00.1493.2005', false],
    ['2.0.1380.1101', '2.00.1380.1', false],
    // Windows prints 2.00.1239.0000 so.
    ['2.00.1239.0048', '2.0.1239.0', true],
    ['3.510.3711.6300', '3.510.3711.7', true],
    ['2.00.1380.1', '2.00.1493.2', false],
    ['2.00.1493.2', 'unknown', false],
  ])('%s above %s: %s', (one, other, expected) => expect(holds(one, 'above', other)).toBe(expected));

  it('tells names apart without regard to case', () => {
    expect(holds('NORTH\\swmsvc', 'isNot', 'north\\SWMSVC')).toBe(false);
    expect(holds('NORTH\\swmsvc', 'isNot', '.\\SWMAccount')).toBe(true);
  });

  it.each([
    ['2.00.1493.2', 'below', '2.00.1493', false],
    ['2.00.1380.9999', 'below', '2.00.1493', true],
    ['2.0.1493', 'below', '2.00.1493', false],
    ['unknown', 'below', '2.00.1493', false],
    ['2.00.1380.x', 'below', '2.00.1493', false],
    ['2.00.1493.2', 'atLeast', '2.00.1493', true],
    ['2.0.1493', 'atLeast', '2.00.1493', true],
    ['2.00.1380.9999', 'atLeast', '2.00.1493', false],
    ['5', 'atLeast', '12', false],
  ] as const)('%s %s the fixed %s: %s', (one, key, value, expected) =>
    expect(capturesCompare([{ capture: 'one', [key]: value }], [seen(1, null, null, { one })])).toBe(expected),
  );

  it('does not hold where nothing was captured', () => {
    expect(capturesCompare([{ capture: 'one', below: '2.00.1493' }], [seen(1, null, null, {})])).toBe(false);
    expect(holds('2.00.1493.2', 'above')).toBe(false);
    expect(holds('NORTH\\swmsvc', 'isNot')).toBe(false);
  });
});
