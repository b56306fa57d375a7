/** Chooses the search engine: WebAssembly where it runs, else plain JavaScript. Both find the same. */
import { compileWithFlag } from './compile-search.js';
import type { SearchEngine } from './literal-search.js';
import { createPlainEngine } from './plain-engine.js';
import { createSimdEngine } from './simd-engine.js';

export type SearchKind = 'simd' | 'plain';

/** What an engine is lent for. */
export interface EngineUse {
  /** `plain`: without WebAssembly, as where the processor has no SIMD. The report is the same. */
  readonly search?: SearchKind;
  /** About how many bytes will be searched; 0 if that is not known. */
  readonly bytes?: number;
}

/** Bytes to search from which a search that needs a flag pays. */
const worthFlag = 96 * 1024 * 1024;

/**
 * @param blockSize the size of the block that logs are read into, in bytes
 * @param module the search, where it was compiled already
 */
export function createEngine(
  blockSize: number,
  kind: SearchKind = 'simd',
  module: WebAssembly.Module | null = null,
): SearchEngine {
  return (kind === 'plain' ? null : createSimdEngine(blockSize, module)) ?? createPlainEngine(blockSize);
}

/** Lends an engine to `use`, and releases it afterwards: its memory must not be used any more then. */
export async function withEngine<Result>(
  blockSize: number,
  { search = 'simd', bytes = 0 }: EngineUse,
  use: (engine: SearchEngine) => Promise<Result>,
): Promise<Result> {
  const module = search === 'simd' && bytes >= worthFlag ? await compileWithFlag() : null;
  const engine = createEngine(blockSize, search, module);
  try {
    return await use(engine);
  } finally {
    engine.release();
  }
}
