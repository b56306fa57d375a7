import { cutText } from '../model/cut-text.js';

/** Letters of a line, or of a text of several, that are kept: no command prints more. */
export const mostText = 4000;

/** Text to lines. A longer one is cut: it is not what a reader looks for. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => cutText(line, mostText));
}
