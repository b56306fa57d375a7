/** What is typed, and where it is printed to, as what a writer of text needs to know. */
import type { WriterOptions } from '../report/writer.js';
import { type ColourOptions, coloursFor } from './colours.js';
import type { Io } from './io.js';

interface Typed extends ColourOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** No wider than one likes to read. */
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
