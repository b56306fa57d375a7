import type { Writer } from './writer.js';

/** One line per finding, then a summary with all that is not a finding. Lines go out one by one. */
export const writeNdjson: Writer = function* ({ findings, summary, ...other }) {
  for (const finding of findings) yield `${JSON.stringify({ ...finding, kind: 'finding' })}\n`;
  yield `${JSON.stringify({ ...other, ...summary, kind: 'summary' })}\n`;
};
