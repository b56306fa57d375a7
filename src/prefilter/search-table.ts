/**
 * Writes the tables with which `search.wat` finds literals, in the form that its function `search` describes: buckets by nibbles,
 * heads of chains by the hash of a window, an entry for each word, and the bytes of the literals.
 */
import { type Word, windowLength } from './literal-search.js';

/** More words than this find no room in any table. `search.wat` needs room for as many hits as there are words. */
export const mostWords = 4096;

/** The heads lie behind two tables of sixteen bytes for each place of a window. */
const headsAt = windowLength * 32;
const headCount = 4096;
const entrySize = 16;
/** Entries count from 1, since 0 ends a chain: the first one lies right behind the heads. */
const entriesAt = headsAt + headCount * 2 - entrySize;
const hashFactor = 0x9e3779b1;
/** Folds the three bytes of a window. */
const caseBits = 0x202020;

/**
 * @param memory the memory of the module, zero where the table goes
 * @param table where the table starts
 * @param limit where it must end at the latest
 * @returns where it ends; null if it finds no room, or a literal is shorter than a window
 */
export function writeSearchTable(
  memory: ArrayBuffer,
  words: readonly Word[],
  table: number,
  limit: number,
): number | null {
  // Where the bytes of the next literal go.
  let body = table + entriesAt + entrySize * (words.length + 1);
  const end = words.reduce((sum, { literal }) => sum + 2 * paddedLength(literal.length), body);
  if (words.length > mostWords || end > limit || words.some(({ literal }) => literal.length < windowLength))
    return null;
  const bytes = new Uint8Array(memory);
  const view = new DataView(memory);
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
    const head = table + headsAt + 2 * (Math.imul(key, hashFactor) >>> 20);
    const entry = table + entriesAt + entrySize * (word + 1);
    view.setUint32(entry, key, true);
    view.setUint16(entry + 4, view.getUint16(head, true), true);
    view.setUint16(head, word + 1, true);
    view.setUint16(entry + 6, at, true);
    view.setUint16(entry + 8, literal.length, true);
    view.setUint16(entry + 10, word, true);
    view.setUint32(entry + 12, body, true);
    const size = paddedLength(literal.length);
    bytes.fill(0xff, body, body + 2 * size);
    for (let i = 0; i < literal.length; i += 1) {
      bytes[body + i] = literal.charCodeAt(i);
      bytes[body + size + i] = isLetter(literal.charCodeAt(i)) ? 0x20 : 0;
    }
    body += 2 * size;
  }
  return end;
}

function addToBucket(bytes: Uint8Array, tables: number, code: number, bit: number): void {
  const low = tables + (code & 15);
  const high = tables + 16 + (code >> 4);
  bytes[low] = (bytes[low] ?? 0) | bit;
  bytes[high] = (bytes[high] ?? 0) | bit;
}

/** Literals are compared in words of four bytes. */
function paddedLength(length: number): number {
  return (length + 3) & ~3;
}

/** Literals are folded, so their letters are small ones. */
function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
