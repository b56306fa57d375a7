/** The bytes of a source from its start, block by block, for whoever looks for something in it without a search. */
import { normalReader } from '../decode/normal-reader.js';
import type { Source } from '../model/source.js';

const blockSize = 64 * 1024;

/** UTF-16 comes as UTF-8. Each block overwrites the one before: a caller that keeps bytes must copy them. */
export async function* blocksOf({ open }: Pick<Source, 'open'>): AsyncGenerator<Uint8Array> {
  const reader = await normalReader(await open());
  const block = new Uint8Array(blockSize);
  try {
    for (let got = await reader.read(block); got > 0; got = await reader.read(block)) yield block.subarray(0, got);
    if (reader.failure !== null) throw reader.failure;
  } finally {
    reader.close();
  }
}

/** The same, up to where it can be read: the diagnosis reports why it ends there. */
export async function* readableBlocksOf(source: Pick<Source, 'open'>): AsyncGenerator<Uint8Array> {
  try {
    yield* blocksOf(source);
  } catch {
    return;
  }
}
