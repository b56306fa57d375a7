/** The outside world as a value: `bin` passes the real one to `main`, tests pass their own. */
import type { Readable } from 'node:stream';

/** Standard output or standard error. `columns` is the width of a terminal. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** The file descriptor; absent where there is none. */
  readonly descriptor?: number;
  /** The reader has closed its end: further text is dropped. */
  readonly isClosed?: boolean;
  /** Resolves when the text is written, or dropped because the reader has closed its end. */
  write(text: string): Promise<void>;
}

export interface Io {
  /** As typed, without the name of the program. */
  readonly arguments: readonly string[];
  /** A function, since merely touching standard input costs start-up. */
  readonly stdin: () => Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The script that further threads run; empty: use one thread. */
  readonly workerFile: string;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}
