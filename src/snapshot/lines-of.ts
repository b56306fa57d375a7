import { cutText } from '../model/cut-text.js';

/** The length to which lines and texts are cut. No command prints longer ones. */
export const mostText = 4000;

/** Splits a text into lines, and cuts those that are too long. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => cutText(line, mostText));
}
