/**
 * Finds many literals at once in a block of bytes, ignoring ASCII case: the algorithm of Wu and Manber, which looks at the last
 * three bytes of a window (two if a literal is short) and knows from them how far it can step. Text without any of the
 * literals is passed in steps of nearly the length of the shortest one.
 */

/** Of each literal the rarest window of at most this length is searched for. The longer the window, the longer the steps. */
const longestWindow = 10;
/** With shorter windows, two bytes are looked at instead of three: that makes longer steps. */
const shortWindow = 6;
const tableBits = 15;
const tableSize = 1 << tableBits;

/** Bytes of logs, the most common first; all others are rarer. A window of rare bytes is seldom found in other text. */
const commonBytes = ' etaoinsrlcdhumpgf_.:\\b0123456789y-wvkxjqz';

interface Needle {
  /** Index among the literals given. */
  readonly index: number;
  readonly folded: Uint8Array;
  /** Offset of the window inside the literal. */
  readonly window: number;
}

export interface BlockSearch {
  /** Length of the longest literal: blocks must overlap by one less. */
  readonly longest: number;
  /** Calls `hit` with the offset of each hit in [from, to) and the index of its literal, ascending by the end of its window. */
  search(bytes: Uint8Array, from: number, to: number, hit: (offset: number, literal: number) => void): void;
}

/** @param literals ASCII in small letters, at least four characters each; without any, nothing is ever found */
export function createSearch(literals: readonly string[]): BlockSearch {
  const unique = [...new Set(literals)].sort();
  if (unique.length === 0) return { longest: 0, search: () => undefined };
  const length = Math.min(longestWindow, ...unique.map((literal) => literal.length));
  const needles = unique.map((literal) => toNeedle(literal, literals.indexOf(literal), length));
  const width = length < shortWindow ? 2 : 3;
  const { shift, chains, next } = buildTables(needles, length, width);
  const skip = width === 2 ? skipByPairs : skipByTriples;
  return {
    longest: Math.max(...unique.map((literal) => literal.length)),
    search: (bytes, from, to, hit) => {
      for (let i = skip(bytes, from + length - 1, to, shift); i < to; i = skip(bytes, i + 1, to, shift)) {
        const key = keyAt(bytes, i, width);
        for (let n = chains[key] ?? -1; n >= 0; n = next[n] ?? -1) {
          const needle = needles[n];
          const start = needle ? i - length + 1 - needle.window : -1;
          if (needle && start >= from && start + needle.folded.length <= to && equals(bytes, start, needle.folded))
            hit(start, needle.index);
        }
      }
    },
  };
}

/**
 * The next offset at which a window may end. Nearly all bytes pass here, in small logs even before V8 has compiled the function:
 * so it is short, calls nothing and reads one table.
 */
function skipByTriples(bytes: Uint8Array, from: number, to: number, shift: Uint8Array): number {
  let i = from;
  while (i < to) {
    const step =
      shift[(((bytes[i - 2] ?? 0) & 0x1f) << 10) | (((bytes[i - 1] ?? 0) & 0x1f) << 5) | ((bytes[i] ?? 0) & 0x1f)] ?? 1;
    if (step === 0) return i;
    i += step;
  }
  return to;
}

function skipByPairs(bytes: Uint8Array, from: number, to: number, shift: Uint8Array): number {
  let i = from;
  while (i < to) {
    const step = shift[(((bytes[i - 1] ?? 0) & 0x1f) << 5) | ((bytes[i] ?? 0) & 0x1f)] ?? 1;
    if (step === 0) return i;
    i += step;
  }
  return to;
}

/**
 * @param width how many bytes at the end of a window are looked at
 * @returns `shift`: by key, how far to step; 0 where a window may end. `chains` and `next`: by key, the needles whose window ends so
 */
function buildTables(
  needles: readonly Needle[],
  length: number,
  width: number,
): { shift: Uint8Array; chains: Int16Array; next: Int16Array } {
  const shift = new Uint8Array(tableSize).fill(length - width + 1);
  const chains = new Int16Array(tableSize).fill(-1);
  const next = new Int16Array(needles.length).fill(-1);
  needles.forEach(({ folded, window }, n) => {
    for (let at = width - 1; at < length; at += 1) {
      const key = keyAt(folded, window + at, width);
      shift[key] = Math.min(shift[key] ?? 0, length - 1 - at);
      if (at === length - 1) {
        next[n] = chains[key] ?? -1;
        chains[key] = n;
      }
    }
  });
  return { shift, chains, next };
}

/** A hash of the bytes up to `end`. Five bits of each count, which folds case; other bytes that become alike only cost a comparison. */
function keyAt(bytes: Uint8Array, end: number, width: number): number {
  let key = 0;
  for (let i = end - width + 1; i <= end; i += 1) key = (key << 5) | ((bytes[i] ?? 0) & 0x1f);
  return key;
}

/** Chooses the rarest window of a literal. @param length of the window */
function toNeedle(literal: string, index: number, length: number): Needle {
  const folded = new Uint8Array(literal.length);
  for (let i = 0; i < literal.length; i += 1) folded[i] = literal.charCodeAt(i);
  let rarity = 0;
  for (let i = 0; i < length; i += 1) rarity += rarityOf(literal.charAt(i));
  let [window, best] = [0, rarity];
  for (let at = 1; at + length <= literal.length; at += 1) {
    rarity += rarityOf(literal.charAt(at + length - 1)) - rarityOf(literal.charAt(at - 1));
    if (rarity > best) [best, window] = [rarity, at];
  }
  return { index, folded, window };
}

function rarityOf(letter: string): number {
  return commonBytes.indexOf(letter) + 1 || commonBytes.length + 1;
}

function equals(bytes: Uint8Array, at: number, folded: Uint8Array): boolean {
  for (let i = 0; i < folded.length; i += 1) {
    const byte = bytes[at + i] ?? 0;
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== folded[i]) return false;
  }
  return true;
}
