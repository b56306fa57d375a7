/** Tells occurrences with full evidence from those with a part of it. */
import type { Occurrence, Rule } from './rule.js';

/** Whether the evidence is complete and documented: no inferred clause, nothing missing, and no doubt whose it is. */
export function isFull({ pattern, seen, rivals, doubts }: Occurrence, rule: Rule): boolean {
  if (pattern.atMost !== undefined || rivals.length > 0 || doubts.length > 0) return false;
  return seen.every(({ clause }) => rule.signature.logs.clauses[clause]?.provenance === 'documented');
}

/** Several patterns may end on the same line: that counts as one occurrence, the one with full evidence if there is one. */
export function strongest(occurrences: readonly Occurrence[], rule: Rule): Occurrence | null {
  return occurrences.find((occurrence) => isFull(occurrence, rule)) ?? occurrences[0] ?? null;
}
