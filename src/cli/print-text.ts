/** Prints finished text: to standard output, or to the file of `--output`. */
import type { Io } from './io.js';

export async function printText(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined) return io.stdout.write(text);
  const { writeToFile } = await import('./write-output.js');
  writeToFile([text], output, io);
}
