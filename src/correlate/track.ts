/** The failures of one subject, as far as a log was followed. */
import type { TrackResult } from '../model/stream-result.js';
import type { Seen, SupportedOccurrence } from './rule.js';

/** Its fields change from line to line; `TrackResult` tells what they mean. */
export interface Track extends TrackResult {
  occurrences: number;
  readonly first: SupportedOccurrence;
  last: SupportedOccurrence;
  full: boolean;
  passed: Seen | null;
  reopened: Seen | null;
  attempted: Seen | null;
  passedBefore: Seen | null;
}
