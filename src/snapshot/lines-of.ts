import { cutText } from '../model/cut-text.js';

/** The length to which lines and texts are cut. No command prints longer ones. */
export const mostText = 4000;

/** Splits a text into lines, and cuts those that are too long. Behind the text, `copy a.txt + b.txt` leaves a Ctrl-Z, and other programs zeros. */
export function linesOf(text: string): string[] {
  let end = text.length;
  while (end > 0 && /[\0\x1a]/.test(text[end - 1] ?? '')) end -= 1;
  return text
    .slice(0, end)
    .split(/\r\n|\r|\n/)
    .map((line) => cutText(line, mostText));
}
