/** Reads from a Node stream (standard input, an unpacking stream) into lent memory, refusing more than a given total. */
import type { Readable } from 'node:stream';
import type { SourceReader } from '../model/source.js';

/** Most bytes that one compressed log may unpack to. Logs are a few megabytes; what is larger is no log. */
export const mostUnpacked = 4 * 1024 ** 3;

export function openStream(stream: Readable, limit: number = Number.POSITIVE_INFINITY): SourceReader {
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
        if (total > limit) throw new Error(`unpacks to more than ${limit} bytes, which no log does`);
      }
      const part = chunk.subarray(0, into.length);
      into.set(part);
      chunk = chunk.subarray(part.length);
      return part.length;
    },
    close: () => void stream.destroy(),
  };
}
