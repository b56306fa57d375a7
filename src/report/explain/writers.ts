/** The formats of `licdiag explain`; the keys are the choices of its `--format`. */
import { writeExplanationMarkdown } from './explanation-markdown.js';
import { type ExplanationWriter, writeExplanationText } from './explanation-text.js';
import { writeJson } from './json.js';

export const explanationWriters = {
  text: writeExplanationText,
  json: writeJson,
  markdown: writeExplanationMarkdown,
} as const satisfies Record<string, ExplanationWriter>;
