/** All formats of `precheck`; the choices of its `--format` are the keys. */
import { writeJson } from './json.js';
import { writePrecheckMarkdown } from './precheck-markdown.js';
import { type PrecheckWriter, writePrecheckText } from './precheck-text.js';

export const precheckWriters = {
  text: writePrecheckText,
  json: writeJson,
  markdown: writePrecheckMarkdown,
} as const satisfies Record<string, PrecheckWriter>;
