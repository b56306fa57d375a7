/**
 * Unpacks gzip data behind which something else stands, such as what a transfer appended. zlib takes that for another member, finds
 * that it is none, and drops what it unpacked in the same step.
 */
import { inflateRawSync } from 'node:zlib';
import { readWholeFile } from './read-whole-file.js';

/** Bytes, packed and unpacked. Real logs are a few megabytes. */
const mostPacked = 16 * 1024 * 1024;
const mostUnpacked = 256 * 1024 * 1024;
/** Bytes of a header without what may follow in it, and of what stands behind the data. */
const headerSize = 10;
const trailerSize = 8;
/** Bits of the fourth byte: what follows in the header. */
const follows = { checksum: 2, fields: 4, name: 8, remark: 16 };

/** The text of the members that a file begins with, whose checksums were found right; null if it cannot be told, or is too large. */
export function wholeMembers(path: string): Buffer | null {
  try {
    const packed = readWholeFile(path, mostPacked);
    const texts: Uint8Array[] = [];
    for (let at = 0; packed[at] === 0x1f && packed[at + 1] === 0x8b; ) {
      const data = dataStart(packed, at);
      const options = { info: true, maxOutputLength: mostUnpacked };
      const unpacked: unknown = inflateRawSync(packed.subarray(data), options);
      if (!isUnpacked(unpacked)) return null;
      texts.push(unpacked.buffer);
      at = data + unpacked.engine.bytesWritten + trailerSize;
    }
    return Buffer.concat(texts);
  } catch {
    return null;
  }
}

/** What Node gives with `info`, which its types do not tell. */
interface Unpacked {
  readonly buffer: Buffer;
  /** `bytesWritten` counts the packed bytes that were used. */
  readonly engine: { readonly bytesWritten: number };
}

function isUnpacked(result: unknown): result is Unpacked {
  return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}

function dataStart(packed: Buffer, at: number): number {
  const flags = packed[at + 3] ?? 0;
  let end = at + headerSize;
  if (flags & follows.fields) end += 2 + packed.readUInt16LE(end);
  if (flags & follows.name) end = packed.indexOf(0, end) + 1;
  if (flags & follows.remark) end = packed.indexOf(0, end) + 1;
  return flags & follows.checksum ? end + 2 : end;
}
