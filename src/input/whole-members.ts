/**
 * Unpacks gzip data behind which something else stands, such as what a transfer appended. zlib takes that for another member, finds
 * that it is none, and drops what it unpacked in the same step.
 */
import { inflateRawSync } from 'node:zlib';

/** Bytes, of all members together. Real logs are a few megabytes. */
const mostUnpacked = 256 * 1024 * 1024;
/** Bytes of a header without what may follow in it, and of what stands behind the data. */
const headerSize = 10;
const trailerSize = 8;
/** Bits of the fourth byte: what follows in the header. */
const follows = { checksum: 2, fields: 4, name: 8, remark: 16 };

/** The text of the members that the bytes begin with, whose checksums were found right; null if there is none, it cannot be told, or it is too large. */
export function wholeMembers(packed: Buffer): Buffer | null {
  try {
    const texts: Uint8Array[] = [];
    let left = mostUnpacked;
    for (let at = 0; packed[at] === 0x1f && packed[at + 1] === 0x8b; ) {
      const data = dataStart(packed, at);
      const options = { info: true, maxOutputLength: left };
      const unpacked: unknown = inflateRawSync(packed.subarray(data), options);
      if (!isUnpacked(unpacked)) return null;
      texts.push(unpacked.buffer);
      left -= unpacked.buffer.length;
      at = data + unpacked.engine.bytesWritten + trailerSize;
    }
    return texts.length === 0 ? null : Buffer.concat(texts);
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
