/** Hashes the content of a source (SHA-256, in hex). */
import { createHash } from 'node:crypto';
import type { Source } from '../model/source.js';

const block = new Uint8Array(256 * 1024);

/** Null when it cannot be read; diagnosing it will report that. */
export async function contentHash(source: Source): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const reader = await source.open();
    try {
      for (let got = -1; got !== 0; ) {
        got = await reader.read(block);
        hash.update(block.subarray(0, got));
      }
      return hash.digest('hex');
    } finally {
      reader.close();
    }
  } catch {
    return null;
  }
}
