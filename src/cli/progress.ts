import { refusesColours } from './colours.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

interface Asked {
  readonly progress: boolean;
  readonly quiet?: boolean;
}

export interface Progress {
  /** @param done how many of `total` logs were read before the log at `path` */
  show(done: number, total: number, path: string): void;
  stop(): void;
}

/**
 * Shows progress on standard error, only on a terminal; elsewhere ora is not even loaded. A terminal of width 0 (a serial line,
 * `script` in a job) counts as none: ora would clear lines without end.
 */
export async function startProgress({ progress, quiet }: Asked, io: Io): Promise<Progress> {
  if (!progress || quiet || io.stderr.isTTY !== true || io.stderr.columns === 0 || io.env['CI'] !== undefined)
    return { show: () => undefined, stop: () => undefined };
  const { default: ora } = await import('ora');
  const spinner = ora({
    text: 'looking for logs',
    color: refusesColours(io.env) ? false : 'cyan',
    stream: process.stderr,
    discardStdin: false,
  }).start();
  return {
    show: (done, total, path) => {
      spinner.text = `${done + 1} of ${total}: ${oneLine(path)}`;
    },
    stop: () => void spinner.stop(),
  };
}
