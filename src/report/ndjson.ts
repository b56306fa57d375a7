import type { Writer } from './writer.js';

/** One line per finding, then a summary with all that is not a finding. */
export const writeNdjson: Writer = ({ findings, ...rest }) => {
  const { summary, ...other } = rest;
  const lines = [
    ...findings.map((finding) => ({ ...finding, kind: 'finding' })),
    { ...other, ...summary, kind: 'summary' },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
};
