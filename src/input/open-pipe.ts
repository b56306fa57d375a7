/**
 * Reads from a named pipe by polling. A blocking read would make licdiag impossible to end, since a thread that waits inside a
 * system call cannot be stopped.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../errors.js';
import type { SourceReader } from '../model/source.js';
import { inTurn } from './open-file.js';

/** Milliseconds. */
const pollEvery = 20;

export function openPipe(path: string): SourceReader {
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // An empty pipe made by the shell has ended. A named pipe in a folder may be empty because its writer has not started yet.
  let mayEnd = !fstatSync(pipe).isFIFO() || /^\/(?:dev\/(?:fd\/|std)|proc\/)/.test(path);
  return {
    read: async (into) => {
      for (;;) {
        const got = readNow(pipe, into);
        if (got === 0 && mayEnd) return 0;
        if (got !== null && got > 0) {
          mayEnd = true;
          // A writer that is never late would let no signal through.
          return inTurn(got);
        }
        await sleep(pollEvery);
      }
    },
    close: () => closeSync(pipe),
  };
}

/** Null: there is nothing to read yet, and a writer holds the other end. */
function readNow(pipe: number, into: Uint8Array): number | null {
  try {
    return readSync(pipe, into, 0, into.length, null);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
}
