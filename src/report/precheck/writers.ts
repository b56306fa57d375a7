/** The formats of `precheck`; the keys are the choices of its `--format`. */
import { writeJson } from '../json.js';
import { writePrecheckMarkdown } from './markdown.js';
import { type PrecheckWriter, writePrecheckText } from './text.js';

export const precheckWriters = {
  text: writePrecheckText,
  json: writeJson,
  markdown: writePrecheckMarkdown,
} as const satisfies Record<string, PrecheckWriter>;
