/** What the first bytes of a text prove of its encoding. */
import { TextDecoder } from 'node:util';

/** Bytes that are looked at. */
export const sample = 4096;

/** In 8 bits at the start of a log. */
const letters = 32;

/** All of some bytes as text when they are UTF-16, else null. */
export function utf16Of(bytes: Uint8Array): string | null {
  const { encoding, mark } = detectEncoding(bytes.subarray(0, sample));
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return null;
  return new TextDecoder(encoding).decode(bytes.subarray(mark));
}

/** What the first bytes of a log prove of its encoding, and how long its mark is. */
export function detectEncoding(head: Uint8Array): { encoding: string | null; mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  // Of a plain array of bytes each would be looked at by itself.
  if (!Buffer.from(head.buffer, head.byteOffset, head.length).includes(0)) return { encoding: null, mark: 0 };
  // UTF-16 comes only later, and where it begins `mixed-reader.ts` sees.
  if (head.length > letters && head.subarray(0, letters).every((byte) => byte > 0x08 && byte < 0x7f))
    return { encoding: null, mark: 0 };
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Half of the letters of a log are ASCII in any language: trailers, names, paths. A few zeros are a damaged log, not UTF-16.
  if (odd > head.length / 5 && even < odd / 20) return { encoding: 'utf-16le', mark: 0 };
  if (even > head.length / 5 && odd < even / 20) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: null, mark: 0 };
}
