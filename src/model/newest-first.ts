/**
 * In which order snapshots are asked. Of two of one moment nothing tells which counts: their paths decide then, so that the order in
 * which they were given does not.
 */
import { compareText } from './compare-text.js';
import type { LoadedSnapshot } from './facts.js';

export function newestFirst(snapshots: readonly LoadedSnapshot[]): LoadedSnapshot[] {
  return [...snapshots].sort(
    (a, b) => compareText(b.snapshot.collectedAt ?? '', a.snapshot.collectedAt ?? '') || compareText(a.path, b.path),
  );
}
