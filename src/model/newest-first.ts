/**
 * The order in which snapshots are asked. Of two that were collected at the same time the path decides, so that the order in which
 * they were given does not matter.
 */
import { compareText } from './compare-text.js';
import type { LoadedSnapshot } from './facts.js';

export function newestFirst(snapshots: readonly LoadedSnapshot[]): LoadedSnapshot[] {
  return [...snapshots].sort(
    (a, b) => compareText(b.snapshot.collectedAt ?? '', a.snapshot.collectedAt ?? '') || compareText(a.path, b.path),
  );
}
