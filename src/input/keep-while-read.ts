/**
 * Copies the bytes of a source that can be read only once (standard input) while it is read, so that it can be read again if needed.
 * Above the limit nothing is kept.
 */
import type { Source, SourceReader } from '../model/source.js';
import { bytesReader } from './keep-bytes.js';

/** Limit in bytes. A log is a few megabytes. */
export const mostReread = 32 * 1024 * 1024;

export interface KeptSource {
  /** Has to be read to its end before `again` is called. */
  readonly source: Source;
  /** The same source for reading again; null where it was larger than the limit. */
  again(): Source | null;
}

export function keepWhileRead(source: Source): KeptSource {
  if (source.rereadable) return { source, again: () => source };
  let kept: Uint8Array[] | null = [];
  let size = 0;
  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > mostReread) kept = null;
    // A copy: the slice of a Buffer would be a view of memory that is overwritten.
    kept?.push(Uint8Array.from(bytes));
  };
  const open = async (): Promise<SourceReader> => {
    const reader = await source.open();
    return {
      read: async (into) => {
        const got = await reader.read(into);
        keep(into.subarray(0, got));
        return got;
      },
      close: () => reader.close(),
    };
  };
  return {
    source: { ...source, open },
    again: () => {
      const blocks = kept;
      return blocks && { ...source, rereadable: true, open: async () => bytesReader(Buffer.concat(blocks)) };
    },
  };
}
