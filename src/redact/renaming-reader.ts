/** Reads a log with its names replaced, so that the log without names can be diagnosed without being written anywhere. */
import type { NormalReader, SourceReader } from '../model/source.js';
import type { NameTable } from './name-table.js';

const chunkSize = 64 * 1024;
const lf = 10;

export function renamingReader(reader: NormalReader, table: NameTable): SourceReader {
  const chunk = new Uint8Array(chunkSize);
  let rest = Buffer.alloc(0);
  let ready = Buffer.alloc(0);
  let ended = false;
  const fill = async (): Promise<void> => {
    const got = await reader.read(chunk);
    ended = got === 0;
    const all = Buffer.concat([rest, chunk.subarray(0, got)]);
    // Only whole lines are renamed, so that no name is torn. A line of more than a megabyte is cut all the same: a name at the
    // cut may stay, and then the comparison of both diagnoses shows it.
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
      if (part.length === 0 && reader.failure !== null) throw reader.failure;
      return part.length;
    },
    close: () => reader.close(),
  };
}
