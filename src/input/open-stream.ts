/** Reads from a Node stream (standard input, a member of a zip) into memory that the caller lends. */
import type { Readable } from 'node:stream';
import type { SourceReader } from '../model/source.js';

export function openStream(stream: Readable): SourceReader {
  const chunks = stream[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return {
    read: async (into) => {
      while (chunk.length === 0) {
        const next = await chunks.next();
        if (next.done) return 0;
        chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
      }
      const part = chunk.subarray(0, into.length);
      into.set(part);
      chunk = chunk.subarray(part.length);
      return part.length;
    },
    close: () => void stream.destroy(),
  };
}
