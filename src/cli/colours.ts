import type { ChalkInstance } from 'chalk';
import type { Colours } from '../report/writer.js';
import { noColours } from '../report/writer.js';
import type { Io } from './io.js';

export interface ColourOptions {
  readonly color?: boolean;
  readonly output?: string;
}

/** Whether the environment asks for no colours. An empty NO_COLOR counts as not set. */
export function refusesColours({ NO_COLOR: no = '', FORCE_COLOR: force }: Io['env']): boolean {
  return no !== '' || force === '0' || force === 'false';
}

/** In this order: `--color` and `--no-color`; a file has no colours; NO_COLOR; FORCE_COLOR; else only terminals have colours. */
export async function coloursFor({ color, output }: ColourOptions, io: Io): Promise<Colours> {
  const wanted =
    color ??
    (output !== undefined || refusesColours(io.env)
      ? false
      : io.env['FORCE_COLOR'] !== undefined ||
        (io.stdout.isTTY === true && io.env['TERM'] !== 'dumb' && io.env['CI'] === undefined));
  if (!wanted) return noColours;
  const { Chalk } = await import('chalk');
  return fromChalk(new Chalk({ level: 1 }));
}

function fromChalk({ bold, dim, red, yellow, green, cyan }: ChalkInstance): Colours {
  return { bold, dim, red, yellow, green, cyan };
}
