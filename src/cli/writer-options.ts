/** Options of the text writers, from the command line and the terminal: colours, width, detail. */
import type { WriterOptions } from '../report/writer.js';
import { type ColourOptions, coloursFor } from './colours.js';
import type { Io } from './io.js';

interface Typed extends ColourOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Wider lines are hard to read. */
const widest = 110;

export async function writerOptions(
  typed: Typed,
  io: Io,
): Promise<Pick<WriterOptions, 'colours' | 'width' | 'detail'>> {
  return {
    colours: await coloursFor(typed, io),
    width: Math.min(widest, Math.max(40, io.stdout.columns ?? 100)),
    detail: typed.quiet ? 'quiet' : typed.verbose ? 'verbose' : 'normal',
  };
}
