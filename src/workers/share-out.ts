/**
 * Shares log streams out over threads: each thread is given whole streams, so results do not depend on how many there
 * are. The calling thread works on the first share itself.
 */
import type { LogStream } from '../model/source.js';

/** Below this a second thread mostly costs more than it saves: measured on two cores with logs in memory (docs/performance.md). */
const worthSharing = 384 * 1024 * 1024;

/** What this thread has read by the time another one begins, about; of little a quarter, so that each has something. */
const lateStart = 48 * 1024 * 1024;

/**
 * Indexes of streams for each share, about equal in bytes. Streams of which only this thread has the bytes stay in the first.
 * @param jobs how many shares; null: as many as `processors` when there is enough to do, else one
 */
export function shareOut(streams: readonly LogStream[], jobs: number | null, processors: number): number[][] {
  const sizes = streams.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const count = Math.max(1, Math.min(jobs ?? (total < worthSharing ? 1 : processors), streams.length));
  const late = Math.min(lateStart, total / 4);
  const shares = Array.from({ length: count }, (_, share) => ({
    bytes: share === 0 ? 0 : late,
    streams: emptyShare(),
  }));
  const [first] = shares;
  const largestFirst = [...streams.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  for (const index of largestFirst) {
    const isBound = streams[index]?.parts.some(({ origin }) => origin === null) ?? false;
    const least = shares.reduce((best, share) => (share.bytes < best.bytes ? share : best));
    const share = isBound && first ? first : least;
    share.streams.push(index);
    share.bytes += sizes[index] ?? 0;
  }
  return shares
    .filter((share) => share === first || share.streams.length > 0)
    .map(({ streams: own }) => own.sort((a, b) => a - b));
}

/** Packed logs, whose size is not known, count as a typical one. */
function sizeOf({ parts }: LogStream): number {
  return parts.reduce((sum, { size }) => sum + (size ?? 1024 * 1024), 0);
}

function emptyShare(): number[] {
  return [];
}
