/** The search as it is compiled: with relaxed swizzles where V8 knows them. */
import { afterEach, expect, test, vi } from 'vitest';
import { compileSearch } from '../../src/prefilter/compile-search.js';
import { moduleBytes, relaxedBytes } from '../../src/prefilter/search-module.generated.js';

const isNode20 = process.version.startsWith('v20.');
const many = 2 ** 30;

afterEach(() => {
  vi.restoreAllMocks();
});

/** The modules that V8 was given, the last one being the one that it took. */
function given(bytes: number): string[] {
  const compile = vi.spyOn(WebAssembly, 'Module');
  compileSearch(bytes);
  return compile.mock.calls.map(([module]) => Buffer.from(new Uint8Array(module as ArrayBuffer)).toString('base64'));
}

test('many bytes are searched with relaxed swizzles', () => {
  expect(given(many)).toEqual([relaxedBytes]);
});

test('in Node 20 few bytes are not', () => {
  expect(given(0)).toEqual([isNode20 ? moduleBytes : relaxedBytes]);
});

test('the flag of Node 20 does not stay set', () => {
  compileSearch(many);
  const isKnown = WebAssembly.validate(Buffer.from(relaxedBytes, 'base64'));
  expect(isKnown).toBe(!isNode20);
});

test('where V8 does not know them, the search does without', () => {
  vi.spyOn(WebAssembly, 'Module').mockImplementationOnce(function refuse() {
    throw new WebAssembly.CompileError('not known');
  });
  expect(given(many)).toEqual([relaxedBytes, moduleBytes]);
});
