/** Prints the output of a writer: piece by piece to standard output, or to a file, which is replaced as a whole. */
import { piecesOf } from '../report/writer.js';
import type { Io } from './io.js';
import { writeToFile } from './write-output.js';

const blockSize = 64 * 1024;

export async function printWritten(
  written: string | Iterable<string>,
  output: string | undefined,
  io: Io,
): Promise<void> {
  if (output !== undefined) return writeToFile(blocksOf(piecesOf(written)), output, io);
  for (const block of blocksOf(piecesOf(written))) await io.stdout.write(block);
}

/** Joins small pieces into larger blocks, since each write is a system call. */
function* blocksOf(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < blockSize) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
