/** Encodings: any bytes become text; UTF-16 in any blocks becomes the same text as at once. */
import { TextDecoding } from '../../src/decode/decode-text.js';
import { normalReader } from '../../src/decode/normal-reader.js';
import type { SourceReader } from '../../src/model/source.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';

const decodings = ['windows-1252', 'shift_jis', 'gbk', 'big5', 'windows-1251'].map((name) => new TextDecoding(name));

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

export const encodings: FuzzTarget = {
  name: 'encodings',
  property: 'any bytes become text; UTF-16 in small blocks is the same text',
  seeds: [
    ...logSeeds,
    ...logSeeds.flatMap((seed) => [
      Buffer.from(`\ufeff${seed.toString('latin1')}`, 'utf16le'),
      Buffer.from(seed.toString('latin1'), 'utf16le'),
    ]),
  ],
  dictionary: [...logWords, '\xff\xfe', '\xfe\xff', '\xef\xbb\xbf', '\xd8\x00', '\x00\xdc', '\0\0'],
  async check(input, random) {
    for (const decoding of decodings) if (typeof decoding.decode(input) !== 'string') throw new Error('no text');
    const whole = await readAll(inBlocks(input, () => 1 << 20));
    const pieces = await readAll(inBlocks(input, () => 1 + Math.floor(random() * 7)));
    if (whole !== pieces) throw new Error('read in small blocks it is another text');
  },
};
