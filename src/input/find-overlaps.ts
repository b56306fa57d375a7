/**
 * Finds members of an archive that share packed bytes. No tool writes such archives; they are an attack, in which thousands of
 * members reuse the same bytes and a few kilobytes unpack to terabytes.
 */
export interface Extent {
  readonly start: number;
  /** The offset after its last byte, at least. */
  readonly end: number;
}

/** The indexes of all extents that overlap another one. */
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
