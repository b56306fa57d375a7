/** All formats of `licdiag explain`; the choices of `--format` are the keys. */
import { writeExplanationMarkdown } from './explanation-markdown.js';
import { type ExplanationWriter, writeExplanationText } from './explanation-text.js';

export const explanationWriters = {
  text: writeExplanationText,
  json: (explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
  markdown: writeExplanationMarkdown,
} as const satisfies Record<string, ExplanationWriter>;
