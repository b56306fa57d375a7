/** Reads bytes as the pipeline reads a log, wherever reads end. */
import { expect } from 'vitest';
import { normalReader } from '../../src/decode/normal-reader.js';

/**
 * @param most how many bytes the source gives at a time
 * @param target how many there is room for
 */
export async function readInPieces(bytes: Uint8Array, most = () => 65536, target = () => 65536): Promise<Buffer> {
  let at = 0;
  const reader = await normalReader({
    read: (into) => {
      const part = bytes.subarray(at, at + Math.min(into.length, most()));
      into.set(part);
      at += part.length;
      return part.length;
    },
    close: () => undefined,
  });
  const parts: Buffer[] = [];
  for (;;) {
    const into = new Uint8Array(target());
    const got = await reader.read(into);
    if (got === 0) break;
    parts.push(Buffer.from(into.subarray(0, got)));
  }
  expect(reader.bytesRead).toBe(bytes.length);
  return Buffer.concat(parts);
}
