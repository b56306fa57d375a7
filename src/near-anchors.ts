/**
 * Tells which pieces of a window lie near an anchor of their log, by the times of the lines that stand in them. A window as
 * a whole is a coarse measure: the lines of an hour and a half, which may belong to an anchor, are often a fraction of it.
 */
import type { AnchorRanges } from './correlate/anchor-ranges.js';
import type { LineClock } from './line-clock.js';

const pieceSize = 32 * 1024;

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isNear: boolean;
}

/**
 * @param from where the pieces start in the window, `to` where they end
 * @param offset of the window in the stream
 * @param before a time that no line of theirs is older than, in milliseconds
 */
export function piecesNear(
  ranges: AnchorRanges,
  clock: LineClock,
  { from, to, offset, before }: { from: number; to: number; offset: number; before: number },
): Piece[] {
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
  return merged(pieces);
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
