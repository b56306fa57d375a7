/** Bytes as text, however they are cut into blocks. */
import { normalReader } from '../../src/decode/normal-reader.js';
import type { SourceReader } from '../../src/model/source.js';
import type { Random } from '../mutate.js';

/** @throws when bytes that come in small blocks are another text than at once */
export async function checkSameInBlocks(input: Buffer, random: Random): Promise<void> {
  const whole = await readAll(inBlocks(input, () => 1 << 20));
  const pieces = await readAll(inBlocks(input, () => 1 + Math.floor(random() * 7)));
  if (whole !== pieces) throw new Error('read in small blocks it is another text');
}

function inBlocks(bytes: Buffer, sizeOf: () => number): SourceReader {
  let at = 0;
  return {
    read: async (into) => {
      const part = bytes.subarray(at, at + Math.min(into.length, sizeOf()));
      into.set(part);
      at += part.length;
      return part.length;
    },
    close: async () => undefined,
  };
}

async function readAll(reader: SourceReader): Promise<string> {
  const normal = await normalReader(reader);
  const parts: Buffer[] = [];
  const block = new Uint8Array(256);
  for (let got = await normal.read(block); got > 0; got = await normal.read(block))
    parts.push(Buffer.from(block.subarray(0, got)));
  return Buffer.concat(parts).toString('latin1');
}
