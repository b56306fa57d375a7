import type { ChalkInstance } from 'chalk';
import type { Colours } from '../report/writer.js';
import { noColours } from '../report/writer.js';
import type { Io } from './io.js';

/** `--color` and `--no-color` win; then NO_COLOR, FORCE_COLOR; else colours are for terminals only. */
export async function coloursFor(choice: boolean | undefined, io: Io): Promise<Colours> {
  const { NO_COLOR: no = '', FORCE_COLOR: force } = io.env;
  const forced = force !== undefined && force !== '0' && force !== 'false';
  const wanted =
    choice ??
    (no !== ''
      ? false
      : forced || (io.stdout.isTTY === true && io.env['TERM'] !== 'dumb' && io.env['CI'] === undefined));
  if (!wanted) return noColours;
  const { Chalk } = await import('chalk');
  return fromChalk(new Chalk({ level: 1 }));
}

function fromChalk({ bold, dim, red, yellow, green, cyan }: ChalkInstance): Colours {
  return { bold, dim, red, yellow, green, cyan };
}
