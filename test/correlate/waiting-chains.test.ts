/** Attempts that wait for their next line, by whom they are about. */
import { describe, expect, test } from 'vitest';
import type { Seen } from '../../src/correlate/rule.js';
import { WaitingChains } from '../../src/correlate/waiting-chains.js';

function seen(subject: string | null, order: number, thread: number | null = null): Seen {
  const quote = { file: 'Licsvcfg.log', line: order, text: '', before: '' };
  const header = { component: null, time: null, timeZone: null, thread };
  const observation = {
    template: 0,
    captures: {},
    quote: { ...quote, ...header },
    last: quote,
    order,
    orderInThread: order,
  };
  return { clause: 'line', observation, subject, thread };
}

/** Those of METER01 and METER02, one that began without a name and is about METER02, and one about nobody known. */
function chains(): WaitingChains {
  const waiting = new WaitingChains();
  waiting.open(seen('METER01', 1));
  waiting.open(seen(null, 2, 7));
  for (const chain of waiting.about(null)) chain.lines.push(seen('METER02', 3, 7));
  waiting.open(seen('METER02', 4));
  waiting.open(seen(null, 5, 8));
  return waiting;
}

const orders = (found: readonly { first: Seen }[]): number[] => found.map(({ first }) => first.observation.order);

describe('chains that wait', () => {
  test('are about whom they name, whichever of their lines does', () => {
    expect(orders(chains().about('METER01'))).toEqual([1]);
    expect(orders(chains().about('METER02'))).toEqual([2, 4]);
    expect(orders(chains().about(null))).toEqual([5]);
    expect(orders(chains().about('BRANCH7'))).toEqual([]);
  });

  test('take lines of their subject, and of their thread where one names nobody; the oldest comes first', () => {
    expect(orders(chains().mayTake(seen('METER02', 9, 7)))).toEqual([2, 4]);
    expect(orders(chains().mayTake(seen('METER01', 9, 8)))).toEqual([1, 5]);
    expect(orders(chains().mayTake(seen(null, 9, 8)))).toEqual([1, 4, 5]);
  });

  test('are gone when they are removed, and the oldest gives way when there are too many', () => {
    const waiting = chains();
    for (const chain of waiting.about('METER02')) waiting.remove(chain);
    expect(orders(waiting.about('METER02'))).toEqual([]);
    for (let order = 10; order < 2010; order += 1) waiting.open(seen('BRANCH7', order));
    expect(orders(waiting.about('METER01'))).toEqual([]);
    expect(orders(waiting.about('BRANCH7'))).toHaveLength(2000);
  });
});
