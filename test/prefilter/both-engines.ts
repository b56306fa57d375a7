/** Both searches, by SIMD and in plain JavaScript, for tests that hold them against each other. */
import type { SearchEngine } from '../../src/prefilter/literal-search.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { createSimdEngine } from '../../src/prefilter/simd-engine.js';

export const blockSize = 256 * 1024;
export const engines: [string, () => SearchEngine][] = [
  ['plain', () => createPlainEngine(blockSize)],
  ['simd', () => createSimd()],
  // Of a size of its own, so that it is not made in the memory of another, with the module that is there.
  ['simd for many bytes', () => createSimd(blockSize + 16, 2 ** 30)],
];

/** @throws where there is none */
export function createSimd(size = blockSize, bytes?: number): SearchEngine {
  const engine = createSimdEngine(size, bytes);
  if (!engine) throw new Error('this machine has no SIMD: the test says nothing of it');
  return engine;
}
