import type { Snapshot } from './snapshot.js';

/** The code of the site of a snapshot, in capitals; null if it is not known. */
export function siteCodeOf(snapshot: Snapshot | undefined): string | null {
  return snapshot?.site?.code?.toUpperCase() ?? null;
}
