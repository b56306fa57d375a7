/** The interface of the two search engines, in WebAssembly and in plain JavaScript. */
import type { SoundLine } from '../model/sound-line.js';

/** A literal to look for: ASCII in small letters, at least four characters. */
export interface Word {
  readonly literal: string;
  /** Offset in the literal of its window, the three bytes that are searched for first. Other text should seldom hold them. */
  readonly at: number;
  /**
   * One of eight buckets. The search stops at three bytes if each could stand there in a window of one bucket, even of
   * different words: so words with similar windows share one.
   */
  readonly bucket: number;
}

export interface LiteralSearch {
  /** The literals, by the index that `search` tells. */
  readonly literals: readonly string[];
  /** Length of the longest literal: blocks must overlap by one less. */
  readonly longest: number;
  /** Calls `hit` with the offset and the index of each literal that lies in [from, to) of the engine's bytes, in no particular order. */
  search(from: number, to: number, hit: (offset: number, word: number) => void): void;
}

/** Searches one block of memory, into which the caller reads. */
export interface SearchEngine {
  /** The block, at first all zeros. */
  readonly bytes: Buffer;
  /** Makes a search that stays valid. There is room for some dozens; further ones are slower. */
  searchFor(words: readonly Word[]): LiteralSearch;
  /** Makes a search that is valid only until the next call of `searchForNow`. */
  searchForNow(words: readonly Word[]): LiteralSearch;
  /**
   * Finds where the lines of the first `length` bytes start, the first one at 0. LF, CR LF and a lone CR each end a line.
   * @param ended no more bytes follow; otherwise a CR at the very end does not count, since an LF may follow
   */
  lineStarts(length: number, ended: boolean): { readonly starts: Int32Array; readonly lines: number };
  /** How many lines end in [from, to). */
  countLines(from: number, to: number): number;
  /** How many records begin their metadata in [from, to): `$$<` and `<![LOG[`. */
  countRecords(from: number, to: number): number;
  /** See `NarrowLetters`. It may narrow none if the letters do not lie in the block. */
  narrow(letters: Uint8Array): number;
  /**
   * The record around the offset `at` in the first `length` bytes, if it is alone on its line, follows another record, and both
   * have trailers as every server writes them: `$$<NAME><Mon Mar 01 07:44:24.901 1999 Zone><thread=209 (0xD1)>`. Else null.
   */
  soundLine(at: number, length: number): SoundLine | null;
  /** Gives the memory to the next engine. This one must not be used any more. */
  release(): void;
}

/** Bytes of a window. */
export const windowLength = 3;

export const nothing: LiteralSearch = { literals: [], longest: 0, search: () => undefined };

export function longestOf(words: readonly Word[]): number {
  return words.reduce((most, { literal }) => Math.max(most, literal.length), 0);
}
