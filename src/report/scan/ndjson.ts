import type { Writer } from '../writer.js';

/** One line for each finding, then a summary line with the rest of the report. Yields line by line. */
export const writeNdjson: Writer = function* ({ findings, summary, ...other }) {
  for (const finding of findings) yield `${JSON.stringify({ ...finding, kind: 'finding' })}\n`;
  yield `${JSON.stringify({ ...other, ...summary, kind: 'summary' })}\n`;
};
