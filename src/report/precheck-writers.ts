/** All formats of `precheck`; the choices of its `--format` are the keys. */
import { writePrecheckMarkdown } from './precheck-markdown.js';
import { type PrecheckWriter, writePrecheckText } from './precheck-text.js';

const writePrecheckJson: PrecheckWriter = (report) => `${JSON.stringify(report, null, 2)}\n`;

export const precheckWriters = {
  text: writePrecheckText,
  json: writePrecheckJson,
  markdown: writePrecheckMarkdown,
} as const satisfies Record<string, PrecheckWriter>;
