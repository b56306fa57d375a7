/** An explanation before printing: what came from a pack or a log is made printable, and passwords in quotes are masked already. */
import type { Explanation, ExplanationData } from '../model/explanation.js';
import { redacted } from '../model/report.js';
import { makePrintable } from './printable.js';

export function redactExplanation(data: ExplanationData): Explanation {
  const copy = structuredClone(data);
  makePrintable(copy);
  return { ...copy, [redacted]: true };
}
