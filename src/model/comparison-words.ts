/** Tells in words what a comparison of a sequence asks for, to be put after "{capture} is" or "is not". */
import type { Comparison } from './signature-logs-schema.js';

export function comparisonWords({ above, below, atLeast, isNot }: Comparison): string {
  if (above !== undefined) return `above {${above}}`;
  if (below !== undefined) return `below ${below}`;
  if (atLeast !== undefined) return `${atLeast} or more`;
  return `another than {${isNot}}`;
}
