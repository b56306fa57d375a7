/**
 * Searches by the WebAssembly module of `search.wat`: sixteen bytes in one step. Its memory is laid out here, once, and
 * never grows: tables of the literals, results, starts of lines, and the block that logs are read into.
 */
import type { SoundLine } from '../model/sound-line.js';
import {
  type LiteralSearch,
  longestOf,
  nothing,
  type SearchEngine,
  type Word,
  windowLength,
} from './literal-search.js';
import { createPlainSearch } from './plain-engine.js';
import { moduleBytes } from './search-module.generated.js';

interface SearchModule {
  search(table: number, low: number, from: number, to: number, out: number, most: number): void;
  lineStarts(from: number, to: number, ended: number, out: number): number;
  countLines(from: number, to: number): number;
  countRecords(from: number, to: number): number;
  narrow(from: number, to: number): number;
  soundLine(low: number, at: number, to: number, words: number, out: number): number;
}

const pageSize = 64 * 1024;
/** Bytes that may be read behind the block. */
const slack = 64;
const tablesSize = 6 * pageSize;
/** Where the one table lies that is overwritten. */
const tableForNow = tablesSize - pageSize;
const mostHits = 4096;
/** What one call of `soundLine` tells, in bytes. */
const soundSize = 28;
/** Where `search.wat` keeps the words of records. */
const wordsSize = 16 + 4 * 4096 + 393216;
/** Behind two tables of sixteen bytes for each place of a window. */
const heads = windowLength * 32;
const headCount = 4096;
const entries = heads + headCount * 2 - 16;
const entrySize = 16;
const hashFactor = 0x9e3779b1;
const caseBits = 0x202020;

/** The module with its memory, for a block of so many bytes. */
interface Loaded {
  readonly module: SearchModule;
  readonly memory: ArrayBuffer;
  readonly blockSize: number;
}

/** Given back. A process that diagnoses several times would else wait for each memory to be collected. */
const spare: Loaded[] = [];

/** Null where WebAssembly, its SIMD or the memory for it is not to be had. */
export function createSimdEngine(blockSize: number): SearchEngine | null {
  if (typeof WebAssembly === 'undefined') return null;
  const at = spare.findIndex((one) => one.blockSize === blockSize);
  const [before] = at < 0 ? [] : spare.splice(at, 1);
  if (before) clear(before);
  const loaded = before ?? load(blockSize);
  return loaded && new SimdEngine(loaded);
}

/** Of its tables and its block; the words of records may stay known. Only now: most memories are never asked for again. */
function clear({ memory, blockSize }: Loaded): void {
  new Uint8Array(memory, 0, tablesSize).fill(0);
  new Uint8Array(memory, layoutFor(blockSize).block, blockSize).fill(0);
}

function load(blockSize: number): Loaded | null {
  try {
    const { block } = layoutFor(blockSize);
    const memory = new WebAssembly.Memory({
      initial: Math.ceil((block + blockSize + slack + wordsSize + slack) / pageSize),
    });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(moduleBytes, 'base64')), {
      m: { m: memory },
    });
    return isSearchModule(exports) ? { module: exports, memory: memory.buffer, blockSize } : null;
  } catch {
    // No SIMD in this processor or engine, or no address space (as under `ulimit -v`): the plain search does the same.
    return null;
  }
}

/** Where in the memory what lies, behind the tables. */
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
    const end = this.writeTable(words, this.tablesEnd, tableForNow);
    if (end === null) return createPlainSearch(this.bytes, words);
    const table = this.tablesEnd;
    this.tablesEnd = (end + 15) & ~15;
    return this.searchIn(table, words);
  }

  searchForNow(words: readonly Word[]): LiteralSearch {
    if (words.length === 0) return nothing;
    new Uint8Array(this.memory, tableForNow, pageSize).fill(0);
    const end = this.writeTable(words, tableForNow, tablesSize);
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

  /** A full buffer of results is emptied, and the search goes on where it stopped. */
  private search(table: number, low: number, to: number, hit: (offset: number, word: number) => void): void {
    const { results, block } = this;
    for (let from = low; from < to; from = results[1] ?? to) {
      this.module.search(table, low, from, to, tablesSize, mostHits);
      const end = 2 + 2 * (results[0] ?? 0);
      for (let i = 2; i < end; i += 2) hit((results[i] ?? 0) - block, results[i + 1] ?? 0);
    }
  }

  /** Writes the tables that `search.wat` describes and returns their end; null where they find no room, or a literal is shorter than a window. */
  private writeTable(words: readonly Word[], table: number, limit: number): number | null {
    let body = table + entries + entrySize * (words.length + 1);
    const end = words.reduce((sum, { literal }) => sum + 2 * wholeWords(literal.length), body);
    if (words.length > mostHits || end > limit || words.some(({ literal }) => literal.length < windowLength))
      return null;
    const bytes = new Uint8Array(this.memory);
    const view = new DataView(this.memory);
    for (let word = 0; word < words.length; word += 1) {
      const { literal, at, bucket } = words[word] ?? { literal: '', at: 0, bucket: 0 };
      let key = 0;
      for (let i = 0; i < windowLength; i += 1) {
        const code = literal.charCodeAt(at + i);
        key |= code << (8 * i);
        addToBucket(bytes, table + 32 * i, code, 1 << bucket);
        if (isLetter(code)) addToBucket(bytes, table + 32 * i, code ^ 0x20, 1 << bucket);
      }
      key |= caseBits;
      const head = table + heads + 2 * (Math.imul(key, hashFactor) >>> 20);
      const entry = table + entries + entrySize * (word + 1);
      view.setUint32(entry, key, true);
      view.setUint16(entry + 4, view.getUint16(head, true), true);
      view.setUint16(head, word + 1, true);
      view.setUint16(entry + 6, at, true);
      view.setUint16(entry + 8, literal.length, true);
      view.setUint16(entry + 10, word, true);
      view.setUint32(entry + 12, body, true);
      const size = wholeWords(literal.length);
      bytes.fill(0xff, body, body + 2 * size);
      for (let i = 0; i < literal.length; i += 1) {
        bytes[body + i] = literal.charCodeAt(i);
        bytes[body + size + i] = isLetter(literal.charCodeAt(i)) ? 0x20 : 0;
      }
      body += 2 * size;
    }
    return end;
  }
}

function addToBucket(bytes: Uint8Array, tables: number, code: number, bit: number): void {
  const low = tables + (code & 15);
  const high = tables + 16 + (code >> 4);
  bytes[low] = (bytes[low] ?? 0) | bit;
  bytes[high] = (bytes[high] ?? 0) | bit;
}

/** Bytes, as literals are compared four at a time. */
function wholeWords(length: number): number {
  return (length + 3) & ~3;
}

/** A small letter: literals are folded. */
function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
