/** Reads full blocks of a source, and its first bytes, which are enough to tell most different logs apart. */
import type { Source, SourceReader } from '../model/source.js';

export const blockSize = 64 * 1024;
/** Bytes. Different logs of the same size mostly differ here already, in their first time. */
export const startSize = 512;

/** The first bytes of a source; none where it cannot be read: diagnosing it will report that. */
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

/** The next `size` bytes; fewer only at the end of the source. */
export async function readBlock(reader: SourceReader, size = blockSize): Promise<Buffer> {
  const block = Buffer.alloc(size);
  let length = 0;
  for (let got = -1; got !== 0 && length < size; length += got) got = await reader.read(block.subarray(length));
  return block.subarray(0, length);
}
