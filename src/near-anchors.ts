/**
 * Tells which pieces of a window lie near an anchor of their log, by the times of the lines that stand in them. A window as
 * a whole is a coarse measure: the lines of an hour and a half, which may belong to an anchor, are often a fraction of it.
 */
import type { AnchorRanges } from './correlate/anchor-ranges.js';
import { toMilliseconds } from './correlate/time-window.js';
import { findTrailers } from './entries/parse-trailer.js';

/** Bytes in which a whole line is looked for, to tell the time by it. */
const clockSample = 1024;
const pieceSize = 32 * 1024;
const lineFeed = 10;

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isNear: boolean;
}

/** The time of the first whole line behind an offset; null where none is near. */
export function timeBehind(bytes: Buffer, at: number, end: number): string | null {
  const from = bytes.indexOf(lineFeed, at) + 1;
  const to = bytes.indexOf(lineFeed, from);
  if (from === 0 || to < 0 || to > Math.min(end, at + clockSample)) return null;
  return findTrailers(bytes.toString('latin1', from, to))[0]?.time ?? null;
}

/** The time of the last line before an offset. */
export function timeBefore(bytes: Buffer, end: number): string | null {
  const text = bytes.toString('latin1', Math.max(0, end - clockSample), end);
  const last = findTrailers(text.slice(Math.max(0, text.lastIndexOf('$$<')))).at(-1);
  return (last ?? findTrailers(text).at(-1))?.time ?? null;
}

/**
 * @param from where the pieces start in the bytes, `to` where they end, `end` where the bytes do
 * @param offset of the bytes in the stream
 * @param before a time that no line of theirs is older than, in milliseconds
 */
export function piecesNear(
  ranges: AnchorRanges,
  bytes: Buffer,
  { from, to, end, offset, before }: { from: number; to: number; end: number; offset: number; before: number },
): Piece[] {
  if (ranges.isEmpty || ranges.isEverywhere) return [{ from, to, isNear: ranges.isEverywhere }];
  const latest = clock(bytes, to, end) ?? Number.POSITIVE_INFINITY;
  if (!ranges.isNear(before, latest) && !ranges.isNearPlace(offset + from, offset + to))
    return [{ from, to, isNear: false }];
  const starts = Array.from({ length: Math.ceil((to - from) / pieceSize) }, (_, i) => from + i * pieceSize);
  const times = starts.map((start) => clock(bytes, start, end));
  const known = [before, ...times.flatMap((time) => time ?? []), latest];
  // Where the clock went back, times tell nothing of places.
  if (known.some((time, i) => time < (known[i - 1] ?? time))) return [{ from, to, isNear: true }];
  const pieces = starts.map((start, i) => ({
    from: start,
    to: starts[i + 1] ?? to,
    // The line that a piece starts in may be older than the first whole one.
    isNear:
      ranges.isNearPlace(offset + start, offset + (starts[i + 1] ?? to)) ||
      ranges.isNear(
        i === 0 ? before : (times[i - 1] ?? Number.NEGATIVE_INFINITY),
        times[i + 1] ?? (i === starts.length - 1 ? latest : Number.POSITIVE_INFINITY),
      ),
  }));
  return merged(pieces);
}

function clock(bytes: Buffer, at: number, end: number): number | null {
  const time = timeBehind(bytes, at, end);
  return time === null ? null : toMilliseconds(time);
}

function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.isNear === piece.isNear) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}
