/**
 * The engine on the WebAssembly module of `search.wat`, which looks at thirty-two bytes in one step. Its memory is laid out here
 * and never grows: tables of the literals, results, starts of lines, the block that logs are read into, words of records.
 */
import type { SoundLine } from '../model/sound-line.js';
import { compileSearch } from './compile-search.js';
import { type LiteralSearch, longestOf, nothing, type SearchEngine, type Word } from './literal-search.js';
import { createPlainSearch } from './plain-engine.js';
import { mostWords, writeSearchTable } from './search-table.js';

/** The functions that `search.wat` exports. All arguments are addresses, but for flags and limits. */
interface SearchModule {
  search(table: number, low: number, from: number, to: number, out: number, most: number): void;
  lineStarts(from: number, to: number, ended: number, out: number): number;
  countLines(from: number, to: number): number;
  countRecords(from: number, to: number): number;
  narrow(from: number, to: number): number;
  soundLine(low: number, at: number, to: number, words: number, out: number): number;
}

const pageSize = 64 * 1024;
/** How many bytes behind the block the module may read. */
const slack = 64;
const tablesSize = 6 * pageSize;
/** The address of the table for `searchForNow`, which each call overwrites. */
const tableForNow = tablesSize - pageSize;
/** How many hits one call of `search` can return. */
const mostHits = mostWords;
/** The bytes that one call of `soundLine` writes. */
const soundSize = 28;
/** The bytes in which `search.wat` keeps the words of records: a header, hashes, texts. */
const wordsSize = 16 + 4 * 4096 + 393216;

/** The module and its memory with a block of `blockSize` bytes. */
interface Loaded {
  readonly module: SearchModule;
  readonly memory: ArrayBuffer;
  readonly blockSize: number;
}

/** Modules that were released, for reuse: a process that diagnoses several times need not wait until each memory is collected. */
const spare: Loaded[] = [];

/**
 * @param module the search, where it was compiled already
 * @returns null if WebAssembly, its SIMD instructions or the memory are not available
 */
export function createSimdEngine(blockSize: number, module: WebAssembly.Module | null = null): SearchEngine | null {
  if (typeof WebAssembly === 'undefined') return null;
  const at = spare.findIndex((released) => released.blockSize === blockSize);
  const [reused] = at < 0 ? [] : spare.splice(at, 1);
  if (reused) clear(reused);
  const loaded = reused ?? load(blockSize, module);
  return loaded && new SimdEngine(loaded);
}

/** Clears tables and block; words of records may stay. It is done on reuse, not on release, since most memories are never reused. */
function clear({ memory, blockSize }: Loaded): void {
  new Uint8Array(memory, 0, tablesSize).fill(0);
  new Uint8Array(memory, layoutFor(blockSize).block, blockSize).fill(0);
}

function load(blockSize: number, module: WebAssembly.Module | null): Loaded | null {
  try {
    const { block } = layoutFor(blockSize);
    const memory = new WebAssembly.Memory({
      initial: Math.ceil((block + blockSize + slack + wordsSize + slack) / pageSize),
    });
    const { exports } = new WebAssembly.Instance(module ?? compileSearch(), {
      m: { m: memory },
    });
    return isSearchModule(exports) ? { module: exports, memory: memory.buffer, blockSize } : null;
  } catch {
    // No SIMD in this processor or engine, or no address space (as under `ulimit -v`): the plain search does the same.
    return null;
  }
}

/** The addresses of what lies behind the tables and the results of `search`. */
function layoutFor(blockSize: number): { sound: number; starts: number; block: number } {
  const sound = tablesSize + 8 + mostHits * 8;
  const starts = sound + soundSize;
  return { sound, starts, block: starts + 4 * (blockSize + 2) + slack };
}

function isSearchModule(exports: object): exports is SearchModule {
  return ['search', 'lineStarts', 'countLines', 'countRecords', 'narrow', 'soundLine'].every((name) => name in exports);
}

class SimdEngine implements SearchEngine {
  readonly bytes: Buffer;
  private readonly starts: Int32Array;
  private readonly results: Uint32Array;
  private readonly sound: Uint32Array;
  private readonly module: SearchModule;
  private readonly memory: ArrayBuffer;
  private readonly soundAt: number;
  private readonly startsAt: number;
  private readonly block: number;
  private readonly wordsAt: number;
  /** Where the next table of `searchFor` goes. */
  private tablesEnd = 0;

  constructor(private readonly loaded: Loaded) {
    const { module, memory, blockSize } = loaded;
    const { sound, starts, block } = layoutFor(blockSize);
    this.module = module;
    this.memory = memory;
    this.soundAt = sound;
    this.startsAt = starts;
    this.block = block;
    this.wordsAt = block + blockSize + slack;
    this.bytes = Buffer.from(memory, block, blockSize);
    this.starts = new Int32Array(memory, starts, blockSize + 2);
    this.sound = new Uint32Array(memory, sound, soundSize / 4);
    this.results = new Uint32Array(memory, tablesSize, 2 + mostHits * 2);
  }

  release(): void {
    spare.push(this.loaded);
  }

  searchFor(words: readonly Word[]): LiteralSearch {
    if (words.length === 0) return nothing;
    const end = writeSearchTable(this.memory, words, this.tablesEnd, tableForNow);
    if (end === null) return createPlainSearch(this.bytes, words);
    const table = this.tablesEnd;
    this.tablesEnd = (end + 15) & ~15;
    return this.searchIn(table, words);
  }

  searchForNow(words: readonly Word[]): LiteralSearch {
    if (words.length === 0) return nothing;
    new Uint8Array(this.memory, tableForNow, pageSize).fill(0);
    const end = writeSearchTable(this.memory, words, tableForNow, tablesSize);
    return end === null ? createPlainSearch(this.bytes, words) : this.searchIn(tableForNow, words);
  }

  private searchIn(table: number, words: readonly Word[]): LiteralSearch {
    return {
      literals: words.map(({ literal }) => literal),
      longest: longestOf(words),
      search: (from, to, hit) => this.search(table, from + this.block, to + this.block, hit),
    };
  }

  lineStarts(length: number, ended: boolean): { starts: Int32Array; lines: number } {
    const { block, startsAt } = this;
    return {
      starts: this.starts,
      lines: this.module.lineStarts(block, block + length, ended ? 1 : 0, startsAt + 4) + 1,
    };
  }

  countLines(from: number, to: number): number {
    return this.module.countLines(this.block + from, this.block + to);
  }

  countRecords(from: number, to: number): number {
    return this.module.countRecords(from + this.block, to + this.block);
  }

  narrow(letters: Uint8Array): number {
    if (letters.buffer !== this.memory) return 0;
    return this.module.narrow(letters.byteOffset, letters.byteOffset + letters.length);
  }

  soundLine(at: number, length: number): SoundLine | null {
    const { block, sound } = this;
    const words = this.module.soundLine(block, block + at, block + length, this.wordsAt, this.soundAt);
    if (words === 0) return null;
    const place = (index: number): number => (sound[index] ?? 0) - block;
    return { before: place(5), start: place(0), trailer: place(1), end: place(2), thread: place(4), words };
  }

  /** The module returns when its buffer of results is full; then the search goes on where it stopped. */
  private search(table: number, low: number, to: number, hit: (offset: number, word: number) => void): void {
    const { results, block } = this;
    for (let from = low; from < to; from = results[1] ?? to) {
      this.module.search(table, low, from, to, tablesSize, mostHits);
      const end = 2 + 2 * (results[0] ?? 0);
      for (let i = 2; i < end; i += 2) hit((results[i] ?? 0) - block, results[i + 1] ?? 0);
    }
  }
}
