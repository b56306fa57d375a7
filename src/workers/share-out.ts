/** Divides logs, and stretches of very large logs, among threads. The calling thread works on the first share itself. */

/** Bytes below which a second thread mostly costs more than it saves: measured on two cores with logs in memory (docs/performance.md). */
const worthSharing = 384 * 1024 * 1024;

/** About how many bytes the calling thread has read by the time another one begins. */
const headStart = 48 * 1024 * 1024;

export interface Work {
  /** Bytes. */
  readonly size: number;
  /** Only the calling thread can read it. */
  readonly isBound: boolean;
}

interface Share {
  bytes: number;
  readonly indexes: number[];
}

/** @param jobs how many threads; null: one for each of `processors` when there is enough to read, else one */
export function threadsFor(bytes: number, jobs: number | null, processors: number): number {
  return Math.max(1, jobs ?? (bytes < worthSharing ? 1 : processors));
}

/** Offsets at which to cut `size` bytes into parts that end at about the same time: the first part, begun earlier, is longer. */
export function evenly(size: number, parts: number): number[] {
  const ahead = headStartFor(size);
  const part = (size + ahead * (parts - 1)) / parts;
  return Array.from({ length: parts - 1 }, (_, i) => Math.floor(part + i * (part - ahead)));
}

/** Shares that take about equally long, each as indexes into `work`. The first is that of the calling thread. */
export function shareOut(work: readonly Work[], jobs: number | null, processors: number): number[][] {
  const total = work.reduce((sum, { size }) => sum + size, 0);
  const count = Math.max(1, Math.min(threadsFor(total, jobs, processors), work.length));
  const ahead = headStartFor(total);
  const shares = Array.from({ length: count }, (_, share): Share => ({ bytes: share === 0 ? 0 : ahead, indexes: [] }));
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

/** At most a quarter of all, so that the other threads have something to do. */
function headStartFor(bytes: number): number {
  return Math.min(headStart, bytes / 4);
}
