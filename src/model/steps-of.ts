import type { Pattern } from './signature.js';

/** The steps of a pattern in order, each as the clauses of which any one is enough. */
export function stepsOf(pattern: Pattern): string[][] {
  if ('sequence' in pattern) return pattern.sequence.map((step) => [step].flat());
  if ('all' in pattern) return pattern.all.map((step) => [step].flat());
  if ('count' in pattern) return [[pattern.count].flat()];
  return [['every' in pattern ? pattern.every : pattern.last].flat()];
}
