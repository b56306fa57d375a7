/** Reads a whole file into memory, such as a report or an artefact, and refuses files over a limit. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

const mostAtOnce = 64 * 1024;

/**
 * Works for pipes too, whose size is not known before.
 * @param most limit in bytes
 * @throws when it cannot be read, or is larger
 */
export function readWholeFile(diskPath: string, most: number): Buffer {
  const stats = statSync(diskPath);
  if (stats.isDirectory()) throw new Error('it is a folder');
  const { size } = stats;
  if (size > most) throw tooLarge(size, most);
  const file = openSync(diskPath, 'r');
  try {
    const blocks: Uint8Array[] = [];
    let length = 0;
    for (let got = -1; got !== 0; length += got) {
      const block = new Uint8Array(Math.max(size - length, mostAtOnce));
      got = readSync(file, block);
      blocks.push(block.subarray(0, got));
      if (length + got > most) throw tooLarge(length + got, most);
    }
    return Buffer.concat(blocks, length);
  } finally {
    closeSync(file);
  }
}

export function tooLarge(size: number, most: number): Error {
  return new Error(`holds ${size} bytes, more than the ${most} that are read of one`);
}
