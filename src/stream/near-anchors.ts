/**
 * Tells which pieces of a window lie near an anchor of their log, by the times of the lines that stand in them. A window as
 * a whole is a coarse measure: the lines of an hour and a half, which may belong to an anchor, are often a fraction of it.
 */
import type { AnchorRanges } from '../correlate/anchor-ranges.js';
import type { LineClock } from './line-clock.js';

const pieceSize = 32 * 1024;
/** Where pieces that are near begin and end is made out more closely: near a failure every healthy line is read. */
const edgeSizes = [16 * 1024, 4 * 1024];
const lead = 4 * 1024;
/** So much later a line may be and its piece still counts, in milliseconds: threads write a little out of order. */
const margin = 60_000;

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isNear: boolean;
}

/** `from` and `to` in the window, which stands at `offset` in the stream. No line there is older than `before`, in milliseconds. */
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
    // The line that a piece starts in may be older than the first whole one.
    isNear:
      ranges.isNearPlace(offset + start, offset + (starts[i + 1] ?? to)) ||
      ranges.isNear(
        i === 0 ? before : (times[i - 1] ?? Number.NEGATIVE_INFINITY),
        times[i + 1] ?? (i === starts.length - 1 ? latest : Number.POSITIVE_INFINITY),
      ),
  }));
  return merged(merged(pieces).flatMap((piece) => (piece.isNear ? withoutEdges(ranges, clock, span, piece) : piece)));
}

/** The parts of a near piece that are far after all, at its start and at its end, set apart. */
function withoutEdges(ranges: AnchorRanges, clock: LineClock, { offset, before }: Span, piece: Piece): Piece[] {
  const isFar = (start: number, end: number): boolean => {
    if (ranges.isNearPlace(offset + start, offset + end)) return false;
    // The line that it starts in may be older than the first whole one.
    const earliest = start < lead ? before : clock.behind(start - lead);
    const latest = clock.behind(end);
    return earliest !== null && latest !== null && earliest <= latest && !ranges.isNear(earliest, latest + margin);
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

function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.isNear === piece.isNear) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}
