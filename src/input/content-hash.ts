/** Hashes the content of a source (SHA-256, in hex). */
import { createHash } from 'node:crypto';
import { messageOf } from '../errors.js';
import type { Source } from '../model/source.js';

const block = new Uint8Array(256 * 1024);

/** Of a damaged log the part that can be read, and why it ends there. Null when nothing can be read; diagnosing it will report that. */
export async function contentHash(source: Source): Promise<string | null> {
  const hash = createHash('sha256');
  let length = 0;
  try {
    const reader = await source.open();
    try {
      for (let got = -1; got !== 0; length += got) {
        got = await reader.read(block);
        hash.update(block.subarray(0, got));
      }
    } finally {
      reader.close();
    }
  } catch (error) {
    if (length === 0) return null;
    hash.update(`\0${messageOf(error)}`);
  }
  return hash.digest('hex');
}
