/** Reads bytes of a source in full blocks, and its first bytes, by which most copies of a log are told from other logs. */
import type { Source, SourceReader } from '../model/source.js';

export const blockSize = 64 * 1024;
/** Bytes. Two logs of one size mostly differ already here, in their first times. */
export const startSize = 512;

/** The first bytes of a source; none where it cannot be read, which is reported where it is diagnosed. */
export async function readStart(source: Source): Promise<Buffer> {
  try {
    const reader = await source.open();
    try {
      return await readBlock(reader, startSize);
    } finally {
      reader.close();
    }
  } catch {
    return Buffer.alloc(0);
  }
}

/** The next `size` bytes; fewer only where the source ends. */
export async function readBlock(reader: SourceReader, size = blockSize): Promise<Buffer> {
  const block = Buffer.alloc(size);
  let length = 0;
  for (let got = -1; got !== 0 && length < size; length += got) got = await reader.read(block.subarray(length));
  return block.subarray(0, length);
}
