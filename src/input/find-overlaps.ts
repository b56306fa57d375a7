/**
 * Members of an archive that share bytes. No tool writes them: they are how a few kilobytes claim to hold terabytes, each of
 * thousands of members being the same packed bytes once more.
 */
export interface Extent {
  readonly start: number;
  /** The first byte behind it, at the earliest. */
  readonly end: number;
}

/** Indexes of those that share bytes with another. */
export function findOverlaps(extents: readonly Extent[]): ReadonlySet<number> {
  const overlapping = new Set<number>();
  const byStart = [...extents.keys()].sort((a, b) => startOf(extents, a) - startOf(extents, b));
  let furthest: number | null = null;
  for (const index of byStart) {
    const before = furthest === null ? undefined : extents[furthest];
    if (before && furthest !== null && startOf(extents, index) < before.end) {
      overlapping.add(furthest);
      overlapping.add(index);
    }
    if (!before || (extents[index]?.end ?? 0) > before.end) furthest = index;
  }
  return overlapping;
}

function startOf(extents: readonly Extent[], index: number): number {
  return extents[index]?.start ?? 0;
}
