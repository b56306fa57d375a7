/** Tells UTF-16 and marked UTF-8 by the first bytes of a file. */
import { TextDecoder } from 'node:util';

/** How many bytes at the start of a file are looked at. */
export const sample = 4096;

/** So many bytes of plain text at the start of a file are a passage in 8 bits. */
const plainStart = 32;

/** The text of a whole file if it is UTF-16, else null. */
export function utf16Of(bytes: Uint8Array): string | null {
  const { encoding, mark } = detectEncoding(bytes.subarray(0, sample));
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return null;
  return new TextDecoder(encoding).decode(bytes.subarray(mark));
}

/** @returns the encoding, null if the bytes do not prove one; and the length of the byte order mark in bytes, 0 if there is none */
export function detectEncoding(head: Uint8Array): { encoding: string | null; mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  // Buffer.includes is native; Uint8Array.includes looks at each byte in turn.
  if (!Buffer.from(head.buffer, head.byteOffset, head.length).includes(0)) return { encoding: null, mark: 0 };
  // UTF-16 comes only later: `mixed-reader.ts` finds where.
  if (head.length > plainStart && head.subarray(0, plainStart).every((byte) => byte > 0x08 && byte < 0x7f))
    return { encoding: null, mark: 0 };
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // In UTF-16 each ASCII letter has one zero byte, and in any language half of a log is ASCII: trailers, names, paths.
  // A few zero bytes are a damaged log.
  if (odd > head.length / 5 && even < odd / 20) return { encoding: 'utf-16le', mark: 0 };
  if (even > head.length / 5 && odd < even / 20) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: null, mark: 0 };
}
