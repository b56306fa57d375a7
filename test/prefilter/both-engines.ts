/** Both searches, by SIMD and in plain JavaScript, for tests that hold them against each other. */
import { compileWithFlag } from '../../src/prefilter/compile-search.js';
import type { SearchEngine } from '../../src/prefilter/literal-search.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { createSimdEngine } from '../../src/prefilter/simd-engine.js';

const relaxed = await compileWithFlag();

export const blockSize = 256 * 1024;
export const engines: [string, () => SearchEngine][] = [
  ['plain', () => createPlainEngine(blockSize)],
  ['simd', () => createSimd()],
  // In later Node this is the same. Of a size of its own, so that it is not made in the memory of another, with the module there.
  ['relaxed simd', () => createSimd(blockSize + 16, relaxed)],
];

/** @throws where there is none */
export function createSimd(size = blockSize, module: WebAssembly.Module | null = null): SearchEngine {
  const engine = createSimdEngine(size, module);
  if (!engine) throw new Error('this machine has no SIMD: the test says nothing of it');
  return engine;
}
