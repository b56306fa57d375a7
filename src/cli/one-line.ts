/** Makes a message one line that is safe on a terminal, whatever file name or option value it quotes. */
import { printable } from '../redact/printable.js';

export function oneLine(text: string): string {
  return printable(text.trim().replace(/\s*[\r\n]+\s*/g, ' '));
}
