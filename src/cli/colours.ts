import type { ChalkInstance } from 'chalk';
import type { Colours } from '../report/writer.js';
import { noColours } from '../report/writer.js';
import type { Io } from './io.js';

export interface ColourOptions {
  readonly color?: boolean;
  readonly output?: string;
}

/** `--color` and `--no-color` win; a file has none; then NO_COLOR, FORCE_COLOR; else colours are for terminals only. */
export async function coloursFor({ color, output }: ColourOptions, io: Io): Promise<Colours> {
  const { NO_COLOR: no = '', FORCE_COLOR: force } = io.env;
  const forced = force !== undefined && force !== '0' && force !== 'false';
  const wanted =
    color ??
    (output !== undefined || no !== ''
      ? false
      : forced || (io.stdout.isTTY === true && io.env['TERM'] !== 'dumb' && io.env['CI'] === undefined));
  if (!wanted) return noColours;
  const { Chalk } = await import('chalk');
  return fromChalk(new Chalk({ level: 1 }));
}

function fromChalk({ bold, dim, red, yellow, green, cyan }: ChalkInstance): Colours {
  return { bold, dim, red, yellow, green, cyan };
}
