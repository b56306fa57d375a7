/**
 * Finds the bytes around a place of interest that hold the whole record it belongs to: back to the end of the record
 * before, forward to the end of its trailer, at most forty lines and 32 KB either way. Reading these bytes gives the
 * same entries as reading the whole log would.
 */
import { type LineWindow, reach } from './line-window.js';
import { joinLines } from './read-entries.js';

export interface ByteRegion {
  readonly from: number;
  readonly to: number;
  /** Index of the line at `from` in the window. */
  readonly firstLine: number;
  /** The region starts inside a line. */
  readonly cut: boolean;
  /** Places before this are done with. What starts later is read again, with more of what follows it. */
  readonly settled: number;
}

/** Lines around a plain line that a template may run over; blank ones between do not count, so there are more than four. */
const nearLines = 8;

/** The region around `at` that starts no earlier than `notBefore`, where the one before was settled. */
export function regionAround(window: LineWindow, at: number, notBefore: number): ByteRegion {
  const line = window.lineAt(at);
  const end = endOf(window, line, at);
  const first = firstLineOf(window, line, at, notBefore, end.plain ? nearLines : joinLines);
  const from = Math.max(window.startOf(first), at - reach, notBefore);
  const settled = end.closed
    ? end.to
    : Math.min(end.to, Math.max(at + 1, Math.min(window.startOf(line + 1), at + reach / 2)));
  return { from, to: end.to, firstLine: window.lineAt(from), cut: isCut(window, from), settled };
}

function isCut(window: LineWindow, from: number): boolean {
  if (from === 0) return window.cut;
  return from > window.startOf(window.lineAt(from)) && !endsRecord(window.bytes, Math.max(0, from - 64), from);
}

function firstLineOf(window: LineWindow, line: number, at: number, notBefore: number, most: number): number {
  let first = line;
  while (first > 0 && line - first < most) {
    const start = window.startOf(first);
    if (start <= notBefore || at - start > reach) break;
    if (endsRecord(window.bytes, window.startOf(first - 1), start)) break;
    first -= 1;
  }
  return first;
}

/** Where the record ends. `closed`: a trailer was seen; `plain`: there is none, nor anything that could be one. */
function endOf(window: LineWindow, line: number, at: number): { to: number; closed: boolean; plain: boolean } {
  const { bytes } = window;
  const lastLine = line + joinLines + nearLines;
  const limit = Math.min(window.startOf(lastLine + 1), at + reach, window.length);
  for (let i = line; i <= lastLine && window.startOf(i) < limit; i += 1) {
    const end = Math.min(window.startOf(i + 1), limit);
    if (endsRecord(bytes, Math.max(at, window.startOf(i)), end)) return { to: end, closed: true, plain: false };
  }
  const plain = !mayHoldMark(bytes, Math.max(0, at - 1), limit);
  return { to: plain ? Math.min(limit, window.startOf(line + nearLines + 1)) : limit, closed: false, plain };
}

const code = (letter: string): number => letter.charCodeAt(0);
const [openBracket, closeBracket, blank, dollar, equalSign] = [code('<'), code('>'), code(' '), code('$'), code('=')];

/** Whether a line ends in a complete trailer: `thread=...>` is the last thing on it. A cheap test, right for sound logs. */
function endsRecord(bytes: Uint8Array, from: number, to: number): boolean {
  let i = to - 1;
  while (i > from && (bytes[i] ?? 0) <= blank) i -= 1;
  if (bytes[i] !== closeBracket) return false;
  const stop = Math.max(from, i - 32);
  for (i -= 1; i >= stop; i -= 1) {
    if (bytes[i] === openBracket) return isWord(bytes, i + 1, 'thread=');
  }
  return false;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** Whether anything could be metadata of a record, in any of its forms: `$`, `thread=`, `]LOG]`, `][` or a time with AM or PM. */
function mayHoldMark(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i];
    if (byte === dollar) return true;
    if (byte === code('M') && bytes[i - 2] === blank && (bytes[i - 1] === code('A') || bytes[i - 1] === code('P')))
      return true;
    if (byte === equalSign && isWord(bytes, i - 6, 'thread=')) return true;
    if (
      byte === code('[') &&
      (bytes[i - 1] === code(']') || bytes[i - 1] === code('!') || i === from || (bytes[i + 1] ?? 0) < 0x3a)
    )
      return true;
    if (byte === code(']') && isWord(bytes, i, ']LOG]')) return true;
  }
  return false;
}
