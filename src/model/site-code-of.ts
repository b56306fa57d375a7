import type { Snapshot } from './snapshot.js';

/** The code of the site that a snapshot is of, in capitals; null where none tells it. */
export function siteCodeOf(snapshot: Snapshot | undefined): string | null {
  return snapshot?.site?.code?.toUpperCase() ?? null;
}
