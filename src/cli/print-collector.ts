/** `licdiag snapshot collector`: prints the script, or writes it to a file. */
import { collectorScript } from '../snapshot/collector-script.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { printWritten } from './print-written.js';

export async function printCollector(output: string | undefined, io: Io): Promise<number> {
  await printWritten(collectorScript, output, io);
  return exitCodes.clean;
}
