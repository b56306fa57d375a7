/** The formats of `licdiag explain`; the keys are the choices of its `--format`. */
import { writeJson } from '../json.js';
import { writeExplanationMarkdown } from './markdown.js';
import { type ExplanationWriter, writeExplanationText } from './text.js';

export const explanationWriters = {
  text: writeExplanationText,
  json: writeJson,
  markdown: writeExplanationMarkdown,
} as const satisfies Record<string, ExplanationWriter>;
