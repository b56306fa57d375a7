/** Whether a later attempt may be that of the one whose failure it follows, where a client serves several users (Q250564). */
import { expect, it } from 'vitest';
import type { Seen } from '../../src/correlate/rule.js';
import { SameAttempt } from '../../src/correlate/same-attempt.js';

function line(clause: string, captures: Readonly<Record<string, string>> = {}): Seen {
  const place = { file: 'Liccli.log', line: 1 };
  const quote = { ...place, text: '', before: '', component: null, time: null, timeZone: null, thread: null };
  const observation = { template: 0, captures, quote, last: place, order: 1, orderInThread: 1 };
  return { clause, subject: 'CEDAR4', thread: null, observation };
}

function failed(same: SameAttempt, captures: Readonly<Record<string, string>>): void {
  const seen = [line('no-groups', captures)] as const;
  const pattern = { sequence: ['no-groups'] };
  same.failed({ subject: 'CEDAR4', seen, pattern, rivals: [], doubts: [], alternatives: [], supporting: [] });
}

it('an attempt of one user is none of another whose failure is known, and may be that of one who is not known', () => {
  const same = new SameAttempt('user');
  failed(same, { user: 'DUBOIS' });
  same.open(line('getting-groups', { user: 'Mbeki' }));
  expect(same.isOther(line('some-groups'), 'CEDAR4')).toBe(true);
  failed(same, {});
  expect(same.isOther(line('some-groups'), 'CEDAR4')).toBe(false);
  failed(same, { user: 'MBEKI' });
  expect(same.passed(line('some-groups'), 'CEDAR4')?.seen[0]?.observation.captures).toEqual({ user: 'DUBOIS' });
});
