/** Encodings: any bytes become text; UTF-16 in any blocks becomes the same text as at once. */
import { TextDecoding } from '../../src/decode/decode-text.js';
import type { FuzzTarget } from '../target.js';
import { checkSameInBlocks } from './in-blocks.js';
import { logSeeds, logWords } from './log-seeds.js';

const decodings = ['windows-1252', 'shift_jis', 'gbk', 'big5', 'windows-1251'].map((name) => new TextDecoding(name));

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
    await checkSameInBlocks(input, random);
  },
};
