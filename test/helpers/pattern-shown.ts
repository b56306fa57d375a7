/** Which pattern of its signature a finding shows: the first whose clauses all stand in the evidence. */
import type { Signature } from '../../src/diagnose.js';
import type { Finding } from '../../src/model/report.js';
import type { Pattern } from '../../src/model/signature.js';
import { logLines } from './log-lines.js';

/** The steps of a pattern, each with the clauses any of which will do. */
export function clausesOf(pattern: Pattern): string[][] {
  if ('sequence' in pattern) return pattern.sequence.map((step) => [step].flat());
  if ('all' in pattern) return pattern.all.map((step) => [step].flat());
  if ('every' in pattern) return [[pattern.every].flat()];
  return 'last' in pattern ? [[pattern.last].flat()] : [[pattern.count].flat()];
}

/** The clauses that the finding rests on, or none when no pattern is shown in full. */
export function patternShown(signatures: readonly Signature[], finding: Finding): string[] {
  const { signature } = finding;
  const seen = new Set(logLines(finding).map(({ clause }) => clause));
  const patterns = signatures.find(({ id }) => id === signature)?.logs.any ?? [];
  const shown = patterns.map(clausesOf).find((steps) => steps.every((step) => step.some((name) => seen.has(name))));
  return shown?.flat().filter((name) => seen.has(name)) ?? [];
}
