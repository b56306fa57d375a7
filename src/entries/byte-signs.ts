/** Cheap looks at the bytes of a log that show where nothing needs to be parsed. */
import { longestTrailer } from './mark.js';

const code = (letter: string): number => letter.charCodeAt(0);
const [openBracket, closeBracket, blank, dollar, tilde] = [code('<'), code('>'), code(' '), code('$'), code('~')];
const longestBeforeThread = 400;
const longestThread = 32;
const halvesOfDay = ['AM', 'PM', 'am', 'pm'];

/** Whether the bytes end in a complete trailer, `$$<...><thread=...>`, with nothing but blanks after it. */
export function endsRecord(bytes: Uint8Array, from: number, to: number): boolean {
  let i = to - 1;
  while (i > from && (bytes[i] ?? 0) <= blank) i -= 1;
  if (bytes[i] !== closeBracket) return false;
  // By lastIndexOf, which is compiled code of Node: a loop here would mostly run before V8 compiles it.
  const earliest = Math.max(from, i - longestThread);
  const open = bytes.subarray(earliest, i).lastIndexOf(openBracket) + earliest;
  return (
    open >= earliest && bytes[open - 1] === closeBracket && isThread(bytes, open + 1) && followsOpener(bytes, open - 1)
  );
}

const status = 'STATMSG';
const lineFeed = 10;

/**
 * Whether a place lies in the message of a record that stands alone on its line, with its trailer. False for status messages,
 * since their message names a component too.
 */
export function standsInMessage(bytes: Buffer, at: number, to: number): boolean {
  const end = bytes.indexOf(lineFeed, at);
  const start = bytes.lastIndexOf(lineFeed, at) + 1;
  // A `$` before the place may belong to the trailer of another record on the same line.
  const trailer = bytes.indexOf(dollar, start);
  if (end < 0 || end > to || trailer < at || trailer > end) return false;
  return endsRecord(bytes, trailer, end) && !isWord(bytes, start, status);
}

/** The place of a `$` of the trailer that ends at `at`; 0 where none ends there. */
export function trailerBefore(bytes: Uint8Array, at: number): number {
  const earliest = Math.max(0, at - longestTrailer);
  let sign = at - 1;
  while (sign > earliest && bytes[sign] !== dollar) sign -= 1;
  return sign > earliest ? sign : 0;
}

/** Where the message ends whose trailer has a `$` at `trailer`. */
export function messageEnd(bytes: Uint8Array, trailer: number): number {
  let end = trailer;
  while (end > 0 && ((bytes[end - 1] ?? 0) <= blank || bytes[end - 1] === dollar || bytes[end - 1] === tilde)) end -= 1;
  return end;
}

function followsOpener(bytes: Uint8Array, at: number): boolean {
  const stop = Math.max(1, at - longestBeforeThread);
  const i = bytes.subarray(stop, at + 1).lastIndexOf(dollar) + stop;
  return i >= stop && bytes[i - 1] === dollar && bytes[i + 1] === openBracket && isLetter(bytes[i + 2]);
}

/** `thread=168 (0xA8)>` */
function isThread(bytes: Uint8Array, at: number): boolean {
  if (!isWord(bytes, at, 'thread=')) return false;
  const digits = hexEnd(bytes, at + 'thread='.length);
  if (digits === at + 'thread='.length) return false;
  if (bytes[digits] === closeBracket) return true;
  if (!isWord(bytes, digits, ' (0x')) return false;
  return isWord(bytes, hexEnd(bytes, digits + ' (0x'.length), ')>');
}

function hexEnd(bytes: Uint8Array, at: number): number {
  while (isDigit(bytes[at]) || (isLetter(bytes[at]) && ((bytes[at] ?? 0) | 0x20) <= code('f'))) at += 1;
  return at;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= code('a') && (byte | 0x20) <= code('z');
}

/** Whether bytes may hold the metadata of a record, in any form: each form holds one of these signs. */
export function mayHoldMark(bytes: Uint8Array, from: number, to: number): boolean {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, to - from));
  return (
    part.includes('$') ||
    part.includes('<![LOG[') ||
    part.includes(']LOG]!>') ||
    part.includes('][') ||
    holds(part, 'Time:', (after) => (part[after] ?? 0) <= blank || isDigit(part[after])) ||
    part.includes('thread=') ||
    part.includes('THREAD=') ||
    holds(part, '[', (after) => isDigit(part[after])) ||
    halvesOfDay.some((half) => holds(part, half, (after) => isBehindDigit(part, after - 2)))
  );
}

function holds(part: Buffer, sign: string, accept: (after: number) => boolean): boolean {
  for (let at = part.indexOf(sign); at >= 0; at = part.indexOf(sign, at + 1)) {
    if (accept(at + sign.length)) return true;
  }
  return false;
}

/** Parted by a blank. */
function isBehindDigit(part: Buffer, at: number): boolean {
  return (part[at - 1] ?? 0) <= blank && isDigit(part[at - 2]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}
