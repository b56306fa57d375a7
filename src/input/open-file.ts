/** Reads the bytes of a file. Synchronously: for files on disk that was measured to be the fastest way in Node. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceReader } from '../model/source.js';

/** Reading a large file must not keep Ctrl+C waiting: signals are only heeded when Node gets a turn. */
const turnEvery = 100;
let lastTurn = Date.now();

export function openFile(path: string): SourceReader {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let total = 0;
  return {
    read: (into) => {
      const got = readSync(file, into, 0, into.length, null);
      total += got;
      if (got === 0 && total < size) throw new Error(`was cut short while it was read: ${total} of ${size} bytes`);
      return Date.now() - lastTurn < turnEvery ? got : afterTurn(got);
    },
    close: () => closeSync(file),
  };
}

function afterTurn(got: number): Promise<number> {
  return new Promise((done) => {
    setImmediate(() => {
      lastTurn = Date.now();
      done(got);
    });
  });
}

export type FileKind = 'gzip' | 'zip' | 'other';

/** What a file is by its first bytes, whatever it is called. @throws when it cannot be read. */
export function kindOf(path: string): FileKind {
  const file = openSync(path, 'r');
  try {
    const head = new Uint8Array(4);
    readSync(file, head);
    if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
    return head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 9) <= 7 ? 'zip' : 'other';
  } finally {
    closeSync(file);
  }
}

/** A pipe with a name, such as `<(command)` of a shell: what is read of it is gone, so it can be read once, as standard input. */
export function isPipe(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && (stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice());
}

/** Whether an argument of a command can be read only once. */
export function isReadOnce(argument: string, cwd: string): boolean {
  return argument === '-' || isPipe(resolve(cwd, argument));
}
