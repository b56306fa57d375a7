/** Describes a pattern of log lines in words. It names clauses; their templates are listed separately. */
import { comparisonWords } from '../model/comparison-words.js';
import type { Pattern, Signature } from '../model/signature.js';

type Step = string | readonly string[];

export function describePattern(pattern: Pattern, subject: Signature['subject']): string {
  if ('sequence' in pattern) return describeSequence(pattern, subject);
  if ('all' in pattern)
    return `in any order, for one ${subject}, within ${pattern.within}: ${listed(pattern.all.map(stepName), 'and')}`;
  if ('count' in pattern)
    return `${pattern.atLeast} times or more for one ${subject}, within ${pattern.within}: ${stepName(pattern.count)}`;
  if ('every' in pattern) return describeEvery(pattern, subject);
  return `as the last line of its log: ${stepName(pattern.last)}`;
}

/** The clauses of a step, any one of which is enough: `a, b or c`. */
export function stepName(step: Step): string {
  return listed([step].flat(), 'or');
}

export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function describeSequence(
  { sequence, within, without = [], doubtful = [], compare = [] }: Extract<Pattern, { sequence: unknown }>,
  subject: Signature['subject'],
): string {
  const time = within === undefined ? '' : `, within ${within}`;
  const lines =
    sequence.length === 1
      ? `the line ${stepName(sequence[0] ?? '')}`
      : `in this order, for one ${subject}, in one attempt${time}: ${sequence.map(stepName).join(', then ')}`;
  return [
    lines,
    without.length === 0 ? '' : `with none of these in between: ${listed(without, 'and')}`,
    doubtful.length === 0 ? '' : `doubtful where one of these stands in between: ${listed(doubtful, 'and')}`,
    ...compare.map((one) => `where {${one.capture}} is ${comparisonWords(one)}`),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function describeEvery(
  { every, atLeast, apart, lasting, starting }: Extract<Pattern, { every: unknown }>,
  subject: Signature['subject'],
): string {
  return [
    `again and again for one ${subject}, ${atLeast} times or more, at most ${apart} apart: ${stepName(every)}`,
    lasting === undefined ? '' : `lasting ${lasting} or more`,
    starting === undefined ? '' : `starting on a ${starting.weekday} between ${starting.from} and ${starting.to}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
