import type { Readable } from 'node:stream';

/** Where text goes. `columns` and `isTTY` are those of a terminal. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** Of the process; absent where it is none of its own. */
  readonly descriptor?: number;
  /** The reader has gone: what is written is dropped. */
  readonly isClosed?: boolean;
  /** Resolves when it is written. A reader that has gone is no error: the text is dropped. */
  write(text: string): Promise<void>;
}

/** The world outside, passed in by `bin` and by tests. */
export interface Io {
  /** As typed, after the name of the program. */
  readonly arguments: readonly string[];
  /** A function, since merely touching standard input costs start-up. */
  readonly stdin: () => Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The script that a further thread runs; empty: there are no further threads. */
  readonly workerFile: string;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}
