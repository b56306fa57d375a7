/** Prints a message on standard error, as one line that begins with the name of the program. */
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

export function tell(text: string, { stderr }: Pick<Io, 'stderr'>): Promise<void> {
  return stderr.write(`licdiag: ${oneLine(text)}\n`);
}
