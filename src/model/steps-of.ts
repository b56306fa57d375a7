import type { Pattern } from './signature.js';

/** The steps of a pattern of log lines in its order, each with the clauses of which any will do. */
export function stepsOf(pattern: Pattern): string[][] {
  if ('sequence' in pattern) return pattern.sequence.map((step) => [step].flat());
  if ('all' in pattern) return pattern.all.map((step) => [step].flat());
  if ('count' in pattern) return [[pattern.count].flat()];
  return [['every' in pattern ? pattern.every : pattern.last].flat()];
}
