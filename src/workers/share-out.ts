/**
 * Shares logs, and stretches of very large ones, out over threads. The calling thread works on the first share itself.
 */

/** Below this a second thread mostly costs more than it saves: measured on two cores with logs in memory (docs/performance.md). */
const worthSharing = 384 * 1024 * 1024;

/** What this thread has read by the time another one begins, about; of little a quarter, so that each has something. */
const lateStart = 48 * 1024 * 1024;

export interface Work {
  /** Bytes. */
  readonly size: number;
  /** Only the calling thread has the bytes. */
  readonly isBound: boolean;
}

interface Share {
  bytes: number;
  readonly indexes: number[];
}

/** @param jobs how many threads; null: as many as `processors` when there is enough to do, else one */
export function threadsFor(bytes: number, jobs: number | null, processors: number): number {
  return Math.max(1, jobs ?? (bytes < worthSharing ? 1 : processors));
}

/** Where to cut what is so long, so that all parts are done at about the same time: the first one is begun earlier. */
export function evenly(size: number, parts: number): number[] {
  const late = lateStartFor(size);
  const part = (size + late * (parts - 1)) / parts;
  return Array.from({ length: parts - 1 }, (_, i) => Math.floor(part + i * (part - late)));
}

/** Indexes of the work for each share, about equal in bytes. */
export function shareOut(work: readonly Work[], jobs: number | null, processors: number): number[][] {
  const total = work.reduce((sum, { size }) => sum + size, 0);
  const count = Math.max(1, Math.min(threadsFor(total, jobs, processors), work.length));
  const late = lateStartFor(total);
  const shares = Array.from({ length: count }, (_, share): Share => ({ bytes: share === 0 ? 0 : late, indexes: [] }));
  const [first] = shares;
  const largestFirst = [...work.entries()].sort(([a, one], [b, other]) => other.size - one.size || a - b);
  for (const [index, { size, isBound }] of largestFirst) {
    const least = shares.reduce((best, share) => (share.bytes < best.bytes ? share : best));
    const share = isBound && first ? first : least;
    share.indexes.push(index);
    share.bytes += size;
  }
  return shares
    .filter((share) => share === first || share.indexes.length > 0)
    .map(({ indexes }) => indexes.sort((a, b) => a - b));
}

function lateStartFor(bytes: number): number {
  return Math.min(lateStart, bytes / 4);
}
