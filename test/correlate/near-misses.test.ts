import { expect, test } from 'vitest';
import { NearMisses } from '../../src/correlate/near-misses.js';
import type { Seen } from '../../src/correlate/rule.js';

let order = 0;

function line(clause: string, subject: string | null, thread: number): Seen {
  order += 1;
  const header = { component: null, time: '1999-03-26T10:43:41.547', timeZone: null, thread };
  const quote = { file: 'Licsvcfg.log', line: order, text: clause, before: '', ...header };
  const observation = { template: 0, captures: {}, quote, last: quote, order, orderInThread: order };
  return { clause, observation, subject, thread };
}

/** Subjects of what is told after these lines, none of which is an occurrence. */
function toldAfter(...lines: Seen[]): (string | null)[] {
  return toldOf(undefined, ...lines);
}

function toldOf(rarest: string | undefined, ...lines: Seen[]): (string | null)[] {
  const sequence = ['begin', 'middle', 'end'];
  const misses = new NearMisses([{ sequence, without: ['success'], within: '15 minutes' }], rarest);
  for (const one of lines) misses.note(one, false);
  return misses.found().map(({ subject }) => subject);
}

test('an attempt that lacks one line is a near miss', () => {
  expect(toldAfter(line('begin', 'METER01', 1), line('end', 'METER01', 1))).toEqual(['METER01']);
});

test('one that a line without a name speaks against too is none, whatever other threads wrote since', () => {
  const attempt = [line('begin', 'METER01', 1), line('success', null, 1), line('success', null, 2)];
  expect(toldAfter(...attempt, line('end', 'METER01', 1))).toEqual([]);
});

test('such a line of another thread alone does not speak against it', () => {
  const attempt = [line('begin', 'METER01', 1), line('success', null, 2)];
  expect(toldAfter(...attempt, line('end', 'METER01', 1))).toEqual(['METER01']);
});

test('one that lacks the line without which the signature says nothing is none: lines that are read only near it would not tell it', () => {
  expect(toldOf('middle', line('begin', 'METER01', 1), line('end', 'METER01', 1))).toEqual([]);
  // The line of an attempt that is long over is no line of this one.
  const [over, ...attempt] = [line('middle', 'METER02', 1), line('begin', 'METER01', 1), line('end', 'METER01', 1)];
  expect(toldOf('middle', over, ...attempt)).toEqual([]);
  expect(toldOf('middle', line('middle', 'METER01', 1), line('end', 'METER01', 1))).toEqual(['METER01']);
  expect(toldOf('end', line('begin', 'METER01', 1), line('end', 'METER01', 1))).toEqual(['METER01']);
});

test('a line that makes an occurrence is none, though another pattern lacks a line', () => {
  const misses = new NearMisses([{ sequence: ['begin', 'middle', 'end'] }], undefined);
  misses.note(line('begin', 'METER01', 1), false);
  misses.note(line('end', 'METER01', 1), true);
  expect(misses.found()).toEqual([]);
});

test('a line of the record that began the attempt does not stand in between', () => {
  const begin = line('begin', 'METER01', 1);
  expect(toldAfter(begin, { ...begin, clause: 'success' }, line('end', 'METER01', 1))).toEqual(['METER01']);
});

test('of a log made to do harm no more than two hundred are kept', () => {
  const attempts = Array.from({ length: 201 }, (_, i) => [line('begin', `M${i}`, i), line('end', `M${i}`, i)]);
  expect(toldAfter(...attempts.flat())).toHaveLength(200);
});
