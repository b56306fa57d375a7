import type { AttemptError } from '../model/timeline.js';
import { wrap } from './wrap.js';

/** Explains the error numbers of an error line, or its status message, in lines that begin with `=`. */
export function codeLines(
  { codes, status }: Pick<AttemptError, 'codes' | 'status'>,
  width: number,
  indent: number,
): string[] {
  const first = `${' '.repeat(indent)}= `;
  const numbers = codes.map(({ code, means, here }) =>
    wrap(`${code}: ${means}${here === null ? '' : `. Here: ${here}`}`, width, first, indent + 2),
  );
  if (status === null) return numbers;
  const strings = status.strings.filter((string) => string !== '').join(', ');
  const text =
    status.text === null
      ? `status message ${status.id}${strings === '' ? '' : ` with ${strings}`}; its text is not known`
      : `status message ${status.id}: ${status.text} (${status.article})`;
  return [...numbers, wrap(text, width, first, indent + 2)];
}
