/** Tells in words why a pattern does not hold for a subject, other than that steps are missing, with the line that shows it. */
import { comparisonWords } from '../model/comparison-words.js';
import { durationMs } from '../model/duration.js';
import type { Quote } from '../model/observation.js';
import type { Pattern } from '../model/signature.js';
import { capturesCompare } from './compare-captures.js';
import type { Seen } from './rule.js';
import { isWithin } from './time-window.js';

export interface Remark {
  readonly says: string;
  readonly quote: Quote | null;
}

/** The line that was found for each step of a pattern, by the index of the step, in the order of the log. */
export type Chain = ReadonlyMap<number, Seen>;

export function patternFailures(pattern: Pattern, own: readonly Seen[], chain: Chain): Remark[] {
  if ('sequence' in pattern) return sequenceFailures(pattern, own, chain);
  if ('count' in pattern) {
    const step = [pattern.count].flat();
    const most = mostWithin(
      own.filter(({ clause }) => step.includes(clause)),
      durationMs(pattern.within),
    );
    return [{ says: `${most} within ${pattern.within}; ${pattern.atLeast} are asked for`, quote: null }];
  }
  if ('every' in pattern) {
    const step = [pattern.every].flat();
    const count = longestRun(
      own.filter(({ clause }) => step.includes(clause)),
      durationMs(pattern.apart),
    );
    const more = [
      ...(pattern.lasting === undefined ? [] : [`lasting ${pattern.lasting}`]),
      ...(pattern.starting === undefined ? [] : [`starting on a ${pattern.starting.weekday}`]),
    ];
    return [
      {
        says: `${count} at most ${pattern.apart} apart; ${[`${pattern.atLeast} are asked for`, ...more].join(', ')}`,
        quote: null,
      },
    ];
  }
  return [];
}

function sequenceFailures(
  { without = [], compare = [] }: Extract<Pattern, { sequence: unknown }>,
  own: readonly Seen[],
  chain: Chain,
): Remark[] {
  const held = [...chain.values()];
  const orders = held.map(({ observation }) => observation.order);
  const [from, to] = [Math.min(...orders), Math.max(...orders)];
  const between = own.find(
    ({ clause, observation }) => without.includes(clause) && observation.order > from && observation.order < to,
  );
  return [
    ...(between ? [{ says: `${between.clause} stands in between`, quote: between.observation.quote }] : []),
    ...compare
      .filter((one) => held.length > 0 && !capturesCompare([one], held))
      .map((one) => ({ says: `{${one.capture}} is not ${comparisonWords(one)}`, quote: null })),
  ];
}

function mostWithin(lines: readonly Seen[], within: number): number {
  let most = 0;
  let from = 0;
  lines.forEach((line, i) => {
    while (from < i && !isWithin((lines[from] ?? line).observation, line.observation, within)) from += 1;
    most = Math.max(most, i - from + 1);
  });
  return most;
}

function longestRun(lines: readonly Seen[], apart: number): number {
  let most = 0;
  let run = 0;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    run = before && isWithin(before.observation, line.observation, apart) ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most;
}
