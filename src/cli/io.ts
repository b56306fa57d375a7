import type { Readable, Writable } from 'node:stream';

/** The world outside, passed in by `bin` and by tests. */
export interface Io {
  /** A function, since merely touching standard input costs start-up. */
  readonly stdin: () => Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
}
