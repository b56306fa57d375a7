import type { SearchEngine } from './literal-search.js';
import { createPlainEngine } from './plain-engine.js';
import { createSimdEngine } from './simd-engine.js';

export type SearchKind = 'simd' | 'plain';

/** The plain one when asked for, and where the other cannot run. Both find the same. */
export function createEngine(blockSize: number, kind: SearchKind = 'simd'): SearchEngine {
  return (kind === 'plain' ? null : createSimdEngine(blockSize)) ?? createPlainEngine(blockSize);
}

/** Lends an engine to `use`: what it made with it is of no use after. */
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
