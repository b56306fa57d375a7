/** Finds where a log changes from 8 bits to UTF-16, or back. A few zeros alone, as a crash leaves them, prove nothing. */

/** The encoding of a passage; null: one byte for each letter, or UTF-8. */
export type Passage = 'utf-16le' | 'utf-16be' | null;

export interface Change {
  /** Where the passage ends, or up to where it is known to go on. */
  readonly at: number;
  /** How many bytes behind it belong to neither passage, such as a byte order mark. */
  readonly mark: number;
  /** The encoding of the next passage; undefined where this one goes on. */
  readonly next: Passage | undefined;
}

/** So many ASCII letters with a zero each prove UTF-16. */
const provingWide = 8;
/** So many pairs of letters without a zero prove 8 bits. Each pair alone could be a Chinese letter, but not so many in a row. */
const provingNarrow = 32;
/** The same at the end of a log, where less is left to prove it. */
const provingEnd = 8;
/** At most so many bytes of pairs without zeros wait for what follows them. */
const mostHeld = 4096;

export function changeIn(bytes: Buffer, from: number, passage: Passage, ended: boolean): Change {
  return passage === null ? wideIn(bytes, from, ended) : narrowIn(bytes, from, passage, ended);
}

const goesOn = (at: number): Change => ({ at, mark: 0, next: undefined });

function wideIn(bytes: Buffer, from: number, ended: boolean): Change {
  for (let zero = bytes.indexOf(0, from); zero >= 0; zero = bytes.indexOf(0, endOfZeros(bytes, zero))) {
    const isBig = zero - 2 >= from && bytes[zero - 2] === 0xfe && bytes[zero - 1] === 0xff;
    const first = isBig ? zero : zero - 1;
    if (first < from) continue;
    const count = wideLetters(bytes, first, isBig ? 1 : 0);
    const hasMark = isBig || (first - 2 >= from && bytes[first - 2] === 0xff && bytes[first - 1] === 0xfe);
    const at = hasMark ? first - 2 : first;
    if (count >= provingWide) return { at, mark: first - at, next: isBig ? 'utf-16be' : 'utf-16le' };
    if (!ended && first + 2 * count >= bytes.length - 1) return goesOn(at);
  }
  // The rest may be a mark, and a letter whose zero follows.
  return goesOn(ended ? bytes.length : Math.max(from, bytes.length - 3));
}

function endOfZeros(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at;
}

/** @param letter where it stands in each pair */
function wideLetters(bytes: Buffer, from: number, letter: 0 | 1): number {
  let count = 0;
  while (count < provingWide && isWide(bytes, from + 2 * count, letter)) count += 1;
  return count;
}

function isWide(bytes: Buffer, at: number, letter: 0 | 1): boolean {
  return isText(bytes[at + letter]) && bytes[at + 1 - letter] === 0;
}

function narrowIn(bytes: Buffer, from: number, passage: Passage, ended: boolean): Change {
  const other = passage === 'utf-16le' ? 1 : 0;
  let narrow = 0;
  let shifted = 0;
  /** Behind the last pair with a zero. */
  let sure = from;
  let at = from;
  for (; at + 1 < bytes.length; at += 2) {
    narrow = isText(bytes[at]) && isText(bytes[at + 1]) ? narrow + 1 : 0;
    shifted = isWide(bytes, at, other) ? shifted + 1 : 0;
    if (shifted === provingWide) return shiftedAt(bytes, at + 2 - 2 * provingWide, from, other);
    if (narrow === provingNarrow) return { at: sure, mark: 0, next: null };
    if (bytes[at] === 0 || bytes[at + 1] === 0) sure = at + 2;
  }
  if (ended) return narrow >= provingEnd ? { at: sure, mark: 0, next: null } : goesOn(bytes.length);
  // Of pairs that are shifted the first may be all that is there.
  if (shifted > 0) return goesOn(Math.max(from, at - 2 * shifted - 2));
  return goesOn(at - sure <= mostHeld ? sure : at);
}

/** Where each zero stands at the other end of its pair: a passage in the other encoding, or behind half a letter. */
function shiftedAt(bytes: Buffer, start: number, from: number, other: 0 | 1): Change {
  const mark = bytes.subarray(Math.max(from, start - 2), start).toString('latin1');
  return mark === (other === 1 ? '\xfe\xff' : '\xff\xfe')
    ? { at: start - 2, mark: 2, next: other === 1 ? 'utf-16be' : 'utf-16le' }
    : { at: start, mark: other, next: null };
}

/**
 * Whether letters of UTF-16, from the first that is no ASCII, may be something else.
 * @param letters little end first
 * @param from an even offset
 */
export function mayBeMixed(letters: Buffer, from: number): boolean {
  if (holdsStrangePair(letters, from) && narrowIn(letters, from, 'utf-16le', false).next !== undefined) return true;
  const end = letters.length & ~1;
  return end - from >= 2 * 4 && letters.subarray(end - 8, end).every(isText);
}

/** Whether one of every few pairs is none of UTF-16. A passage is longer than that, so where none is strange, no passage begins. */
function holdsStrangePair(letters: Buffer, from: number): boolean {
  for (let at = from; at + 1 < letters.length; at += 2 * provingWide)
    if ((isText(letters[at]) && isText(letters[at + 1])) || isWide(letters, at, 1)) return true;
  return false;
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
