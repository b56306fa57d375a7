/**
 * Reads from a named pipe. It never waits inside a system call, since a thread that waits there cannot be ended, and so neither
 * could licdiag. Instead it asks again every few milliseconds.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceReader } from '../model/source.js';

/** Milliseconds. */
const askAgainAfter = 20;

export function openPipe(path: string): SourceReader {
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // A pipe that the shell made is at its end when it is empty. A pipe in a folder may be empty because its writer has not come yet.
  let mayEnd = !fstatSync(pipe).isFIFO() || /^\/(?:dev\/(?:fd\/|std)|proc\/)/.test(path);
  return {
    read: async (into) => {
      for (;;) {
        const got = readNow(pipe, into);
        if (got === 0 && mayEnd) return 0;
        if (got !== null && got > 0) {
          mayEnd = true;
          return got;
        }
        await sleep(askAgainAfter);
      }
    },
    close: () => closeSync(pipe),
  };
}

/** Null: nothing is there yet, and somebody holds the other end. */
function readNow(pipe: number, into: Uint8Array): number | null {
  try {
    return readSync(pipe, into, 0, into.length, null);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}
