/** The search as it is compiled: with relaxed swizzles where V8 knows them. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileSearch, compileWithFlag } from '../../src/prefilter/compile-search.js';
import { withEngine } from '../../src/prefilter/create-engine.js';
import { moduleBytes, relaxedBytes } from '../../src/prefilter/search-module.generated.js';

const isNode20 = process.version.startsWith('v20.');

afterEach(() => {
  vi.restoreAllMocks();
});

const names = new Map([
  [moduleBytes, 'usual'],
  [relaxedBytes, 'relaxed'],
]);

/** What V8 was given to compile, the last being what it took. */
async function compiled(compile: () => unknown): Promise<(string | undefined)[]> {
  const spy = vi.spyOn(WebAssembly, 'Module');
  await compile();
  return spy.mock.calls.map(([given]) =>
    names.get(Buffer.from(new Uint8Array(given as ArrayBuffer)).toString('base64')),
  );
}

/** Of a size of its own, so that no memory is used again, with the module there. */
const search = (bytes: number) => withEngine(64 * 1024 + bytes / 2 ** 20, { bytes }, async () => undefined);
const withoutFlag = isNode20 ? ['relaxed', 'usual'] : ['relaxed'];

// These come first: once V8 has compiled the same bytes with the flag, it takes them without.
test('it has relaxed swizzles where V8 knows them, else none', async () => {
  expect(await compiled(compileSearch)).toEqual(withoutFlag);
});

test('for a few bytes no flag is set', async () => {
  expect(await compiled(() => search(2 ** 20))).toEqual(withoutFlag);
});

test('many bytes are always searched with them', async () => {
  expect(await compiled(() => search(2 ** 30))).toEqual(['relaxed']);
});

describe('the flag', () => {
  test('does not stay set', async () => {
    await compileWithFlag();
    expect(WebAssembly.validate(Buffer.from(relaxedBytes, 'base64'))).toBe(!isNode20);
  });

  test('is not set where V8 has no SIMD at all, as it may not know it', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect(await compileWithFlag()).toBeNull();
  });

  test('may be of no use', async () => {
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('not known');
    });
    expect(await compileWithFlag()).toBeNull();
  });
});
