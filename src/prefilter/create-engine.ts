/** Chooses the search engine: WebAssembly where it runs, else plain JavaScript. Both find the same. */
import type { SearchEngine } from './literal-search.js';
import { createPlainEngine } from './plain-engine.js';
import { createSimdEngine } from './simd-engine.js';

export type SearchKind = 'simd' | 'plain';

/** @param blockSize the size of the block that logs are read into, in bytes */
export function createEngine(blockSize: number, kind: SearchKind = 'simd'): SearchEngine {
  return (kind === 'plain' ? null : createSimdEngine(blockSize)) ?? createPlainEngine(blockSize);
}

/** Lends an engine to `use`, and releases it afterwards: its memory must not be used any more then. */
export async function withEngine<Result>(
  blockSize: number,
  kind: SearchKind | undefined,
  use: (engine: SearchEngine) => Promise<Result>,
): Promise<Result> {
  const engine = createEngine(blockSize, kind);
  try {
    return await use(engine);
  } finally {
    engine.release();
  }
}
