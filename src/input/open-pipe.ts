/**
 * Reads from a pipe with a name. Never waits inside a call of the system: a thread that does cannot be ended, and so neither
 * could licdiag. So it asks again and again, a few times in a second.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceReader } from '../model/source.js';

const askAgainAfter = 20;

export function openPipe(path: string): SourceReader {
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // Of the shell's own pipes nothing more comes once they are empty; who writes to one in a folder may come late.
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
