/** Reads bytes as the pipeline reads a log, wherever reads end. */
import { expect } from 'vitest';
import { normalReader } from '../../src/decode/normal-reader.js';
import type { SearchEngine } from '../../src/prefilter/literal-search.js';

/**
 * @param most how many bytes the source gives at a time
 * @param target how many there is room for
 * @param engine in whose memory there is room for them
 */
export async function readInPieces(
  bytes: Uint8Array,
  most = () => 65536,
  target = () => 65536,
  engine: SearchEngine | null = null,
): Promise<Buffer> {
  let at = 0;
  const source = {
    read: (into: Uint8Array) => {
      const part = bytes.subarray(at, at + Math.min(into.length, most()));
      into.set(part);
      at += part.length;
      return part.length;
    },
    close: () => undefined,
  };
  const reader = await normalReader(source, engine && ((letters) => engine.narrow(letters)));
  const parts: Buffer[] = [];
  for (;;) {
    const into = engine ? engine.bytes.subarray(1, 1 + target()) : new Uint8Array(target());
    const got = await reader.read(into);
    if (got === 0) break;
    parts.push(Buffer.from(into.subarray(0, got)));
  }
  expect(reader.bytesRead).toBe(bytes.length);
  return Buffer.concat(parts);
}
