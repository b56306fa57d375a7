/** Reads bytes whose encoding may change: each passage in its own. ASCII comes out as one byte for each letter. */
import { changeIn, type Passage } from './find-passages.js';

const lineFeed = 10;

/**
 * @param bytes what was not taken before, and what follows it
 * @param passage what they begin with
 * @param ended nothing follows them
 * @returns the text as bytes written in Latin-1, as far as its encoding is sure; how many bytes it takes; and the passage behind them
 */
export function readPassages(
  bytes: Buffer,
  passage: Passage,
  ended: boolean,
): { readonly text: string; readonly taken: number; readonly passage: Passage } {
  let from = 0;
  let text = '';
  for (let current = passage; ; ) {
    const { at: end, mark, next } = changeIn(bytes, from, current, ended);
    const at = next === undefined && !ended && end > from ? wholeEnd(bytes, end, current) : end;
    text += lettersOf(bytes.subarray(from, at), current);
    from = at + mark;
    if (next === undefined) return { text, taken: from, passage: current };
    current = next;
  }
}

/** How many bytes at the end may turn out to be UTF-16 when the next ones are there: a mark, or the first letter of a line. */
export function openAtEnd(bytes: Buffer): number {
  const [third, second, last] = [bytes.at(-3), bytes.at(-2), bytes.at(-1)];
  if (third === 0xff && second === 0xfe) return 3;
  if ((second === 0xff && last === 0xfe) || (second === 0xfe && last === 0xff)) return 2;
  return last === 0xff || last === 0xfe || second === lineFeed || second === undefined ? 1 : 0;
}

/** Before half a pair of units of UTF-16. */
function wholeEnd(bytes: Buffer, end: number, passage: Passage): number {
  const high = passage === null ? 0 : bytes[passage === 'utf-16le' ? end - 1 : end - 2];
  return ((high ?? 0) & 0xfc) === 0xd8 ? end - 2 : end;
}

function lettersOf(bytes: Buffer, passage: Passage): string {
  if (passage === null) return bytes.toString('latin1');
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  const text = (passage === 'utf-16le' ? whole : whole.swap16()).toString('utf16le');
  return Buffer.from(withLineEnds(text)).toString('latin1');
}

/** Restores the CR LF in 8 bits that `type` and `echo` put between passages. Read as UTF-16 it looks like U+0A0D, which is no letter. */
export function withLineEnds(text: string): string {
  return text.replaceAll('\u0a0d', '\r\n');
}
