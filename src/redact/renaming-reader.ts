/** Reads a log with its names replaced, line by line, so that the redacted text can be diagnosed without ever being written. */
import type { SourceReader } from '../model/source.js';
import type { NameTable } from './name-table.js';

const chunkSize = 64 * 1024;
const lf = 10;

/** @param reader bytes with ASCII for ASCII */
export function renamingReader(reader: SourceReader, table: NameTable): SourceReader {
  const chunk = new Uint8Array(chunkSize);
  let rest = Buffer.alloc(0);
  let ready = Buffer.alloc(0);
  let ended = false;
  const fill = async (): Promise<void> => {
    const got = await reader.read(chunk);
    ended = got === 0;
    const all = Buffer.concat([rest, chunk.subarray(0, got)]);
    // A giant line without an end is cut: the one name at the cut may then stay, as the comparison will tell.
    const whole = ended || all.length > 16 * chunkSize ? all.length : all.lastIndexOf(lf) + 1;
    rest = all.subarray(whole);
    ready = Buffer.from(table.inLog(all.toString('latin1', 0, whole)), 'latin1');
  };
  return {
    read: async (into) => {
      while (ready.length === 0 && !ended) await fill();
      const part = ready.subarray(0, into.length);
      into.set(part);
      ready = ready.subarray(part.length);
      return part.length;
    },
    close: () => reader.close(),
  };
}
