/** Reads from a Node stream (standard input, an unpacking stream) into memory that the caller lends. */
import type { Readable } from 'node:stream';
import type { SourceReader } from '../model/source.js';

/** @param admit gets the number of bytes so far, and throws when they are too many */
export function openStream(stream: Readable, admit: (total: number) => void = () => undefined): SourceReader {
  const chunks = stream[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  let total = 0;
  return {
    read: async (into) => {
      while (chunk.length === 0) {
        const next = await chunks.next();
        if (next.done) return 0;
        chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
        total += chunk.length;
        admit(total);
      }
      const part = chunk.subarray(0, into.length);
      into.set(part);
      chunk = chunk.subarray(part.length);
      return part.length;
    },
    close: () => void stream.destroy(),
  };
}
