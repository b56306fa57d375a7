/** What the two searches, by SIMD and in plain JavaScript, have in common. */
import type { SoundLine } from '../model/sound-line.js';

/** A literal to look for: ASCII, folded, at least four characters. */
export interface Word {
  readonly literal: string;
  /** Offset of its window of three bytes, chosen so that other text seldom holds it. */
  readonly at: number;
  /** Literals that share one of the eight buckets are told apart only when all three bytes of a window match. */
  readonly bucket: number;
}

export interface LiteralSearch {
  /** What is searched for, by index. */
  readonly literals: readonly string[];
  /** Length of the longest literal: blocks must overlap by one less. */
  readonly longest: number;
  /** Calls back with the offset of each literal that lies in [from, to) of the engine's bytes, and its index. In no certain order. */
  search(from: number, to: number, hit: (offset: number, word: number) => void): void;
}

/** Searches one block of memory, into which the caller reads. */
export interface SearchEngine {
  /** The block. It is filled with zeros at first. */
  readonly bytes: Buffer;
  /** Makes a search for these words. There is room for some dozens; beyond that they are slower. */
  searchFor(words: readonly Word[]): LiteralSearch;
  /** The same, for a search that is of use only until the next one is made so. */
  searchForNow(words: readonly Word[]): LiteralSearch;
  /**
   * Finds the lines of the first `length` bytes: where they start, the first one at 0. LF, CR LF and a lone CR each end
   * one; a CR at the very end only when nothing can follow it.
   */
  lineStarts(length: number, ended: boolean): { readonly starts: Int32Array; readonly lines: number };
  /** How many lines end in [from, to). */
  countLines(from: number, to: number): number;
  /** How many records begin their metadata in [from, to): `$$<` and `<![LOG[`. */
  countRecords(from: number, to: number): number;
  /** Of letters that lie elsewhere than in the block it may narrow none. */
  narrow(letters: Uint8Array): number;
  /**
   * The record around a place of the first `length` bytes, where it stands alone on its line, behind another record, and both
   * have trailers as every server writes them (`$$<NAME><Mon Mar 01 07:44:24.901 1999 Zone><thread=209 (0xD1)>`). Null for any other.
   */
  soundLine(at: number, length: number): SoundLine | null;
  /** Gives its memory back for the next engine: of no use after. */
  release(): void;
}

export const windowLength = 3;

export const nothing: LiteralSearch = { literals: [], longest: 0, search: () => undefined };

export function longestOf(words: readonly Word[]): number {
  return words.reduce((most, { literal }) => Math.max(most, literal.length), 0);
}
