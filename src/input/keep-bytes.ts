/** Reads a source that can be read only once (standard input) into memory, up to a limit, so that it can be read again. */
import type { Source, SourceReader } from '../model/source.js';

/** A log is a few megabytes. With more nothing is lost, but the source can still be read only once. */
const mostKept = 64 * 1024 * 1024;

export async function keepBytes(source: Source): Promise<Source> {
  if (source.rereadable) return source;
  const reader = await source.open();
  const kept: Uint8Array[] = [];
  let size = 0;
  for (let got = -1; got !== 0 && size <= mostKept; size += got) {
    const block = new Uint8Array(64 * 1024);
    got = await reader.read(block);
    kept.push(block.subarray(0, got));
  }
  const bytes = Buffer.concat(kept);
  if (size > mostKept) return { ...source, open: async () => bytesReader(bytes, reader) };
  reader.close();
  return { ...source, rereadable: true, open: async () => bytesReader(bytes) };
}

/** Reads from memory. @param rest read after the bytes are used up */
export function bytesReader(bytes: Uint8Array, rest: SourceReader | null = null): SourceReader {
  let at = 0;
  return {
    read: (into) => {
      const part = bytes.subarray(at, at + into.length);
      if (part.length === 0) return rest?.read(into) ?? 0;
      into.set(part);
      at += part.length;
      return part.length;
    },
    close: () => rest?.close(),
  };
}
