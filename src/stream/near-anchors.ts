/**
 * Divides a window into pieces that lie near an anchor in time, and pieces that do not. A window as a whole would be too coarse:
 * the lines of the hour and a half around an anchor are often only a fraction of it.
 */
import { type AnchorRanges, jitter } from '../correlate/anchor-ranges.js';
import type { LineClock } from './line-clock.js';

const pieceSize = 32 * 1024;
/** The start and the end of a near piece are then narrowed in these steps: every line in it is read, healthy ones too. */
const edgeSizes = [16 * 1024, 4 * 1024];
/** Bytes before a piece at whose line its earliest time is looked for. */
const lead = 4 * 1024;

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isNear: boolean;
}

/** The bytes [from, to) of a window that starts at `offset` of the stream. None of their lines is older than `before`, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly before: number;
}

export function piecesNear(ranges: AnchorRanges, clock: LineClock, span: Span): Piece[] {
  const { from, to, offset, before } = span;
  if (ranges.isEmpty || ranges.isEverywhere) return [{ from, to, isNear: ranges.isEverywhere }];
  const latest = clock.behind(to) ?? Number.POSITIVE_INFINITY;
  if (!ranges.isNear(before, latest) && !ranges.isNearPlace(offset + from, offset + to))
    return [{ from, to, isNear: false }];
  const starts = Array.from({ length: Math.ceil((to - from) / pieceSize) }, (_, i) => from + i * pieceSize);
  const times = starts.map((start) => clock.behind(start));
  const known = [before, ...times.flatMap((time) => time ?? []), latest];
  // Where the clock went back, times tell nothing of places.
  if (known.some((time, i) => time < (known[i - 1] ?? time))) return [{ from, to, isNear: true }];
  const pieces = starts.map((start, i) => ({
    from: start,
    to: starts[i + 1] ?? to,
    // The line in whose middle a piece starts may be older than the first whole line, so the time of the piece before counts.
    isNear:
      ranges.isNearPlace(offset + start, offset + (starts[i + 1] ?? to)) ||
      ranges.isNear(
        i === 0 ? before : (times[i - 1] ?? Number.NEGATIVE_INFINITY),
        times[i + 1] ?? (i === starts.length - 1 ? latest : Number.POSITIVE_INFINITY),
      ),
  }));
  return merged(merged(pieces).flatMap((piece) => (piece.isNear ? withoutEdges(ranges, clock, span, piece) : piece)));
}

/** Splits off what is far after all at the start and at the end of a near piece. */
function withoutEdges(ranges: AnchorRanges, clock: LineClock, { offset, before }: Span, piece: Piece): Piece[] {
  const isFar = (start: number, end: number): boolean => {
    if (ranges.isNearPlace(offset + start, offset + end)) return false;
    // From a little before it, since the line in whose middle it starts may be older.
    const earliest = start < lead ? before : clock.behind(start - lead);
    const latest = clock.behind(end);
    return earliest !== null && latest !== null && earliest <= latest && !ranges.isNear(earliest, latest + jitter);
  };
  let { from, to } = piece;
  for (const size of edgeSizes) {
    while (to - from > size && isFar(from, from + size)) from += size;
    while (to - from > size && isFar(to - size, to)) to -= size;
  }
  return [
    { from: piece.from, to: from, isNear: false },
    { from, to, isNear: true },
    { from: to, to: piece.to, isNear: false },
  ].filter((one) => one.to > one.from);
}

/** Joins neighbours that are both near or both far. */
function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.isNear === piece.isNear) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}
