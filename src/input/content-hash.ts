/** A hash over the content of a source, or over its first bytes. */
import { createHash } from 'node:crypto';
import type { Source } from '../model/source.js';

export type ContentHash = (source: Source, most: number) => Promise<string | null>;

const block = new Uint8Array(256 * 1024);

/** Null when it cannot be read: that is reported where it is read for its content. */
export const contentHash: ContentHash = async (source, most) => {
  const hash = createHash('sha256');
  try {
    const reader = await source.open();
    try {
      for (let got = -1, total = 0; got !== 0 && total < most; total += got) {
        got = await reader.read(block.subarray(0, Math.min(block.length, most - total)));
        hash.update(block.subarray(0, got));
      }
      return hash.digest('hex');
    } finally {
      reader.close();
    }
  } catch {
    return null;
  }
};
