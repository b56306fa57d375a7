/** All formats of `licdiag explain`; the choices of `--format` are the keys. */
import { writeExplanationMarkdown } from './explanation-markdown.js';
import { type ExplanationWriter, writeExplanationText } from './explanation-text.js';
import { writeJson } from './json.js';

export const explanationWriters = {
  text: writeExplanationText,
  json: writeJson,
  markdown: writeExplanationMarkdown,
} as const satisfies Record<string, ExplanationWriter>;
